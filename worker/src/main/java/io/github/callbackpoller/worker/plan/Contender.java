package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.Random;

/**
 * A schedule that takes part in a comparison.
 *
 * @param name what the results call it
 * @param waits how it waits
 */
public record Contender(String name, Waiting waits) {
    private static final long LONGEST_WAIT_SECONDS = 900;
    private static final double JITTERED_FIRST_SECONDS = 5;
    private static final double JITTERED_FACTOR = 1.5;
    private static final double JITTERED_CAP_SECONDS = 300;

    /** How a schedule waits. */
    @FunctionalInterface
    public interface Waiting {
        /**
         * Seconds until the next check, at least one.
         *
         * @param run the run and what was known at its start
         * @param elapsed for how many seconds it has run
         * @param checksDone how often it was checked
         */
        long seconds(KnownRun run, long elapsed, int checksDone);
    }

    /** One of ours, which sees the history. */
    public static Contender of(String name, PollSchedule schedule) {
        return new Contender(
                name,
                (run, elapsed, checksDone) ->
                        schedule.delayAfter(Duration.ofSeconds(elapsed), run.history())
                                .toSeconds());
    }

    /** One of ours, which is told of no history. */
    static Contender blind(String name, PollSchedule schedule) {
        return new Contender(
                name,
                (run, elapsed, checksDone) ->
                        schedule.delayAfter(Duration.ofSeconds(elapsed), RunHistory.none())
                                .toSeconds());
    }

    /** How Step Functions asks Glue for a {@code .sync} step: every minute, later every five. */
    static Contender stepFunctions() {
        return new Contender(
                "step-functions", (run, elapsed, checksDone) -> elapsed < 600 ? 60 : 300);
    }

    /**
     * How durable functions wait for a condition by default: 5 s, then 1.5 times as long each time
     * up to 300 s, each wait anything from nothing to that. The same for one run every time.
     */
    static Contender durableFunctions() {
        return new Contender(
                "durable-functions",
                (run, elapsed, checksDone) -> {
                    double longest =
                            Math.min(
                                    JITTERED_CAP_SECONDS,
                                    JITTERED_FIRST_SECONDS * Math.pow(JITTERED_FACTOR, checksDone));
                    return Math.max(1, Math.round(longest * jitter(run.run(), checksDone)));
                });
    }

    /** Knows when the run will end; SQS delays by 15 minutes at most. */
    static Contender oracle() {
        return new Contender(
                "oracle",
                (run, elapsed, checksDone) ->
                        Math.min(LONGEST_WAIT_SECONDS, run.run().seconds() - elapsed));
    }

    private static double jitter(RecordedRun run, int checksDone) {
        var random = new Random(31L * run.hashCode() + checksDone);
        random.nextDouble(); // Neighbouring seeds begin alike.
        return random.nextDouble();
    }
}
