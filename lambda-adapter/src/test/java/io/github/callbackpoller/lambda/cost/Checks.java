package io.github.callbackpoller.lambda.cost;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a schedule makes of runs of about one length.
 *
 * @param number how many checks a run has
 * @param delaySeconds how much later than the run's end the last one is
 */
record Checks(double number, double delaySeconds) {
    private static final int RUNS = 21;
    private static final double SPREAD = 0.1;

    /** The mean over runs whose lengths are spread evenly within a tenth of the length given. */
    static Checks ofRunsOf(Duration length, PollSchedule schedule, RunHistory history) {
        var each = lengths(length).stream().map(run -> ofOneRun(run, schedule, history)).toList();
        return new Checks(mean(each, Checks::number), mean(each, Checks::delaySeconds));
    }

    /** Twenty earlier runs, spread likewise. */
    static RunHistory historyOf(Duration length) {
        return new RunHistory(lengths(length).stream().map(d -> (int) d.toSeconds()).toList());
    }

    private static Checks ofOneRun(Duration length, PollSchedule schedule, RunHistory history) {
        var elapsed = Duration.ZERO;
        int number = 0;
        while (elapsed.compareTo(length) < 0) {
            elapsed = elapsed.plus(schedule.delayAfter(elapsed, history));
            number++;
        }
        return new Checks(number, elapsed.minus(length).toMillis() / 1000.0);
    }

    private static List<Duration> lengths(Duration middle) {
        return IntStream.range(0, RUNS)
                .mapToDouble(run -> 1 - SPREAD + 2 * SPREAD * run / (RUNS - 1))
                .mapToObj(factor -> Duration.ofSeconds(Math.round(middle.toSeconds() * factor)))
                .toList();
    }

    private static double mean(List<Checks> each, ToDoubleFunction<Checks> part) {
        return each.stream().mapToDouble(part).average().orElseThrow();
    }
}
