package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Settings that suit one job, judged by its recorded runs.
 *
 * @param checkCost the dearest check with which the end is seen late by a twentieth of the run time
 *     on average, or less
 * @param deadline twice the longest run, and a quarter of an hour more than it at least
 */
public record Advice(Duration checkCost, Duration deadline) {

    /** With fewer runs nothing is advised. */
    public static final int FEWEST_RUNS = 5;

    private static final double TOLERABLE = 0.05;
    private static final Duration GRACE = Duration.ofMinutes(15);

    /**
     * @param runs of one job, {@value #FEWEST_RUNS} or more
     */
    public static Advice on(RecordedRuns runs) {
        var sorted = runs.sortedSeconds().toArray();
        double tolerable = TOLERABLE * sorted[sorted.length / 2];
        var replay = new Replay(runs);
        var cost =
                Stream.of(60, 30, 20, 10, 5, 2)
                        .map(Duration::ofSeconds)
                        .filter(seconds -> delay(replay, seconds) <= tolerable)
                        .findFirst()
                        .orElse(Duration.ofSeconds(1));
        var longest = Duration.ofSeconds(sorted[sorted.length - 1]);
        long minutes =
                Math.max(longest.multipliedBy(2).toMinutes(), longest.plus(GRACE).toMinutes());
        return new Advice(cost, Duration.ofMinutes(minutes + 1));
    }

    /** As keys of a job definition. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("checkCost", Durations.format(checkCost));
        settings.put("deadline", Durations.format(deadline));
        return settings;
    }

    private static double delay(Replay replay, Duration cost) {
        return replay.of(Contender.of("", PollSchedule.breakEven(cost))).delaySeconds().mean();
    }
}
