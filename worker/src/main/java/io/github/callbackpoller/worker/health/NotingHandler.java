package io.github.callbackpoller.worker.health;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.loop.BatchHandler;
import io.github.callbackpoller.port.Received;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Has batches handled by another handler and notes that they are in hand. Thread-safe. */
public final class NotingHandler implements BatchHandler {
    private final BatchHandler handler;
    private final Activity activity;
    private final InstantSource clock;

    /**
     * @param handler does the work
     * @param activity where it is noted
     * @param clock tells the time
     */
    public NotingHandler(BatchHandler handler, Activity activity, InstantSource clock) {
        this.handler = handler;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public List<Verdict> handle(List<Received> batch, Instant finishBy) {
        var queue = activity.of(batch.get(0).queue());
        queue.begun();
        try {
            return handler.handle(batch, finishBy);
        } finally {
            queue.ended(clock.instant());
        }
    }
}
