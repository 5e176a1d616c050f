package io.github.callbackpoller.worker.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Tells whether all queues were reached lately. Thread-safe. */
public final class Readiness {

    /** How long ago a queue may have been reached. */
    static final Duration LATELY = Duration.ofSeconds(60);

    private final Activity activity;
    private final InstantSource clock;

    /**
     * @param activity what was seen
     * @param clock tells the time
     */
    public Readiness(Activity activity, InstantSource clock) {
        this.activity = activity;
        this.clock = clock;
    }

    /**
     * A queue that was not reached.
     *
     * @param queue which
     * @param since when it was last reached
     * @param why what went wrong
     */
    public record Unreached(String queue, Instant since, String why) {}

    /** The queues that were not reached lately; the worker is ready if there are none. */
    public List<Unreached> unreached() {
        var bound = clock.instant().minus(LATELY);
        return activity.queues().stream()
                .flatMap(
                        queue ->
                                queue
                                        .unreachedSince(bound)
                                        .map(why -> unreached(queue, why))
                                        .stream())
                .toList();
    }

    private static Unreached unreached(QueueActivity queue, String why) {
        return new Unreached(queue.queue().name().toLowerCase(Locale.ROOT), queue.reachedAt(), why);
    }
}
