package io.github.callbackpoller;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.loop.BatchHandler;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sweep.Nudges;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes events where they come from their own queue, and leaves the rest to another.
 *
 * @param nudges takes events
 * @param next takes messages about steps
 * @param clock tells the time
 */
record NudgedHandler(Nudges nudges, BatchHandler next, InstantSource clock)
        implements BatchHandler {

    @Override
    public List<Verdict> handle(List<Received> batch, Instant finishBy) {
        return batch.stream().allMatch(one -> one.queue() == QueueName.NUDGE)
                ? batch.stream().map(one -> take(one, finishBy)).toList()
                : next.handle(batch, finishBy);
    }

    private Verdict take(Received event, Instant finishBy) {
        boolean done = clock.instant().isBefore(finishBy) && nudges.take(event.body());
        return done ? Verdict.ACKNOWLEDGE : Verdict.LEAVE;
    }
}
