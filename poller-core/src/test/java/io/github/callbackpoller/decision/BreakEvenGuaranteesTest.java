package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds of break-even whatever the history; docs/schedule.md says it in words. */
class BreakEvenGuaranteesTest {
    private static final int WORLDS = 3_000;
    private static final int[] COSTS = {1, 2, 5, 10, 30, 60, 300};

    private record Seen(int checks, long at) {}

    @Test
    void breakEven_anyHistory_seesARunByTwiceItsTimeOrTwoMinutesLater() {
        var random = new Random(1);
        for (int world = 0; world < WORLDS; world++) {
            var history = history(random);
            long took = duration(random);

            var seen = check(COSTS[world % COSTS.length], took, history);

            assertThat(seen.at() - took)
                    .as("%s took %d s", history, took)
                    .isLessThan(Math.min(900, Math.max(120, took)));
        }
    }

    /** With rounding up each wait is at most a second longer, so checks can only be fewer. */
    @Test
    void breakEven_anyHistory_keepsTheBoundOnChecks() {
        var random = new Random(2);
        for (int world = 0; world < WORLDS; world++) {
            var history = history(random);
            long took = duration(random);
            int cost = COSTS[world % COSTS.length];

            var seen = check(cost, took, history);

            assertThat((double) seen.checks())
                    .as("%s took %d s, a check worth %d s", history, took, cost)
                    .isLessThanOrEqualTo(most(seen.at(), cost, history));
        }
    }

    @Test
    void breakEven_otherEarlyWait_boundsTheFirstWaits() {
        var random = new Random(3);
        for (int world = 0; world < WORLDS; world++) {
            var history = history(random);
            int early = 1 + random.nextInt(900);
            long elapsed = duration(random);
            var schedule = PollSchedule.breakEven(Duration.ofSeconds(5), Duration.ofSeconds(early));

            var wait = schedule.delayAfter(Duration.ofSeconds(elapsed), history).toSeconds();

            assertThat(wait).isBetween(1L, Math.min(900, Math.max(early, elapsed)));
        }
    }

    private static double most(long seenAt, int cost, RunHistory history) {
        var sorted = history.durationsSeconds().stream().mapToInt(took -> took).sorted().toArray();
        double median = sorted.length == 0 ? 0 : medianOf(sorted);
        double scale = Math.max(120, median);
        double surprise = Math.log(sorted.length + 1) + Math.log(1 + seenAt / scale);
        double doublings = Math.max(0, Math.log(seenAt / 120.0) / Math.log(2));
        return Math.sqrt(seenAt * surprise / cost) + seenAt / 900.0 + doublings + 2;
    }

    private static double medianOf(int[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static Seen check(int cost, long took, RunHistory history) {
        var schedule = PollSchedule.breakEven(Duration.ofSeconds(cost));
        long elapsed = 0;
        int checks = 0;
        while (elapsed < took) {
            elapsed += schedule.delayAfter(Duration.ofSeconds(elapsed), history).toSeconds();
            checks++;
        }
        return new Seen(checks, elapsed);
    }

    private static long duration(Random random) {
        return (long) Math.exp(random.nextDouble() * 11);
    }

    private static RunHistory history(Random random) {
        int runs = random.nextInt(RunHistory.MOST + 1);
        double typical = Math.exp(1 + random.nextDouble() * 10);
        double width = random.nextDouble() * random.nextInt(3);
        return new RunHistory(
                IntStream.range(0, runs)
                        .mapToObj(run -> typical * Math.exp(random.nextGaussian() * width))
                        .map(seconds -> (int) Math.min(604_800, seconds))
                        .toList());
    }
}
