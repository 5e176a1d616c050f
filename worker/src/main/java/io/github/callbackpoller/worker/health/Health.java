package io.github.callbackpoller.worker.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells whether the receiving threads live and get on. Thread-safe. */
public final class Health {

    /** More than any call takes, all its attempts together. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Life life;
    private final Activity activity;
    private final Duration silence;
    private final InstantSource clock;

    /**
     * @param life where the worker stands
     * @param activity what was seen
     * @param longestBatch how long a batch may be in hand
     * @param clock tells the time
     */
    public Health(Life life, Activity activity, Duration longestBatch, InstantSource clock) {
        this.life = life;
        this.activity = activity;
        this.silence = longestBatch.plus(PATIENCE);
        this.clock = clock;
    }

    /** What is wrong; empty if nothing is. A worker that stops is taken to get on. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        life.failure().ifPresent(error -> problems.add("the loop broke: " + error));
        if (life.stage() != Life.Stage.RECEIVING) {
            return problems;
        }
        if (activity.threads().allEnded()) {
            problems.add("no receiving thread is left");
        }
        var bound = clock.instant().minus(silence);
        activity.queues().stream()
                .filter(queue -> queue.activeAt().isBefore(bound))
                .map(queue -> "queue " + name(queue) + " is stuck since " + queue.activeAt())
                .forEach(problems::add);
        return problems;
    }

    private static String name(QueueActivity queue) {
        return queue.queue().name().toLowerCase(Locale.ROOT);
    }
}
