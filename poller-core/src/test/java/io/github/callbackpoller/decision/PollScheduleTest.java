package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollScheduleTest {
    private static final int WORLDS = 2_000;
    private static final double COST = 5;

    private final PollSchedule schedule = PollSchedule.breakEven(PollSchedule.CHECK_COST);

    @Test
    void delayAfter_noHistory_growsSlowly() {
        var delays = new ArrayList<Long>();
        long elapsed = 0;
        for (int check = 0; check < 4; check++) {
            delays.add(delay(elapsed, RunHistory.none()));
            elapsed += delays.get(check);
        }

        assertThat(delays).containsExactly(39L, 44L, 49L, 54L);
    }

    @Test
    void delayAfter_noHistoryAtOneHour_is197Seconds() {
        assertThat(delay(3600, RunHistory.none())).isEqualTo(197);
    }

    @Test
    void delayAfter_runsThatTakeAsLongEachTime_areCheckedAroundTheirEnd() {
        var tenMinutes = new RunHistory(IntStream.range(0, 20).mapToObj(i -> 600 + i % 3).toList());
        var checks = new ArrayList<Long>();
        for (long elapsed = 0; elapsed < 640; ) {
            elapsed += delay(elapsed, tenMinutes);
            checks.add(elapsed);
        }

        assertThat(checks.stream().filter(at -> at < 570).count()).isLessThanOrEqualTo(5);
        assertThat(checks).anyMatch(at -> at >= 600 && at <= 640);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 60, 119})
    void delayAfter_youngRunWithLongHistory_isAtMostTwoMinutes(long elapsed) {
        var fourHours = new RunHistory(List.of(14_400, 14_400, 14_400, 14_400));

        assertThat(delay(elapsed, fourHours)).isEqualTo(120);
    }

    @Test
    void delayAfter_oldRunWithLongerHistory_isAtMostFifteenMinutes() {
        var days = new RunHistory(List.of(400_000, 400_000, 400_000));

        assertThat(delay(7200, days)).isEqualTo(900);
    }

    @Test
    void delayAfter_clockRanBackwards_isThatOfANewRun() {
        var delay = schedule.delayAfter(Duration.ofSeconds(-50), RunHistory.none());

        assertThat(delay).isEqualTo(Duration.ofSeconds(39));
    }

    @Test
    void delayAfter_anyHistory_keepsItsBounds() {
        var random = new Random(20261102);
        for (int world = 0; world < WORLDS; world++) {
            var history = history(random);
            long elapsed = (long) Math.exp(random.nextDouble() * 12);

            long delay = delay(elapsed, history);

            assertThat(delay)
                    .as("%s after %d s", history, elapsed)
                    .isBetween(1L, Math.min(900, Math.max(120, elapsed)));
        }
    }

    @Test
    void delayAfter_anyHistory_isWholeSeconds() {
        var random = new Random(7);
        for (int world = 0; world < 200; world++) {
            var delay =
                    schedule.delayAfter(
                            Duration.ofMillis(random.nextInt(10_000_000)), history(random));

            assertThat(delay.toMillis() % 1000).isZero();
        }
    }

    @Test
    void delayAfter_anyHistory_isSeenBeforeTwiceItsTime() {
        var random = new Random(42);
        for (int world = 0; world < 200; world++) {
            var history = history(random);
            long took = 1 + random.nextInt(30_000);

            long seen = run(schedule, took, history).seenAt();

            assertThat(seen).as("%s", history).isLessThanOrEqualTo(Math.max(took + 120, 2 * took));
        }
    }

    @Test
    void delayAfter_waitThatNoCapCuts_isAtLeastTheCostOfACheck() {
        var random = new Random(99);
        for (int world = 0; world < WORLDS; world++) {
            var history = history(random);
            long elapsed = (long) Math.exp(random.nextDouble() * 11);
            for (int cost : new int[] {1, 5, 10, 60}) {
                var costly = PollSchedule.breakEven(Duration.ofSeconds(cost));

                long delay = costly.delayAfter(Duration.ofSeconds(elapsed), history).toSeconds();

                assertThat(delay)
                        .as("%s after %d s", history, elapsed)
                        .isGreaterThanOrEqualTo(cost);
            }
        }
    }

    @Test
    void delayAfter_checksThatCostMore_areNeverMore() {
        var random = new Random(3);
        for (int world = 0; world < 500; world++) {
            var history = history(random);
            var elapsed = Duration.ofSeconds((long) Math.exp(random.nextDouble() * 10));

            var delays =
                    IntStream.of(1, 2, 5, 10, 60, 600)
                            .mapToObj(cost -> PollSchedule.breakEven(Duration.ofSeconds(cost)))
                            .map(costly -> costly.delayAfter(elapsed, history))
                            .toList();

            assertThat(delays).isSorted();
        }
    }

    @Test
    void delayAfter_noHistory_neverShrinksAsTheRunGrowsOlder() {
        var delays =
                IntStream.range(0, 2000)
                        .mapToObj(step -> delay(step * 30L, RunHistory.none()))
                        .toList();

        assertThat(delays).isSorted();
        assertThat(delays.get(delays.size() - 1)).isLessThanOrEqualTo(900);
    }

    @Test
    void delayAfter_orderOfTheHistory_doesNotMatter() {
        var forth = new RunHistory(List.of(300, 3600, 310, 290, 3700));
        var back = new RunHistory(List.of(3700, 290, 310, 3600, 300));

        for (long elapsed : new long[] {0, 200, 300, 320, 3000, 9000}) {
            assertThat(delay(elapsed, forth)).isEqualTo(delay(elapsed, back));
        }
    }

    @Test
    void delayAfter_runsOfNoTime_areNoReasonToCheckAllTheTime() {
        var nothing = new RunHistory(List.of(0, 0, 0, 0, 0));

        assertThat(delay(0, nothing)).isGreaterThanOrEqualTo(5);
        assertThat(delay(60, nothing)).isGreaterThanOrEqualTo(5);
    }

    /** Over runs of 30 s to 8 h and jobs of any typical time: single jobs may cost half more. */
    @Test
    void delayAfter_historyOfAnotherJob_costsAtMostFourTenthsMore() {
        var random = new Random(11);
        var runs = random.doubles(120, Math.log(30), Math.log(28_800)).map(Math::exp).toArray();
        double without = cost(runs, RunHistory.none());
        var ratios = new ArrayList<Double>();
        for (int job = 0; job < 25; job++) {
            var foreign = cluster(random, 30 * Math.exp(random.nextDouble() * 6.5), 20);

            ratios.add(cost(runs, new RunHistory(foreign)) / without);
        }

        assertThat(ratios.stream().mapToDouble(ratio -> ratio).average().orElseThrow())
                .isLessThanOrEqualTo(1.4);
        assertThat(ratios).allMatch(ratio -> ratio < 1.6);
    }

    @Test
    void delayAfter_ownHistory_costsLessThanNone() {
        var random = new Random(12);
        double with = 0;
        double without = 0;
        for (int job = 0; job < 25; job++) {
            double typical = 300 * Math.exp(random.nextDouble() * 3);
            var history = new RunHistory(cluster(random, typical, 20));
            for (int took : cluster(random, typical, 20)) {
                with += run(schedule, took, history).cost();
                without += run(schedule, took, RunHistory.none()).cost();
            }
        }

        assertThat(with / without).isLessThan(0.8);
    }

    @Test
    void fixed_anyRun_isTheSame() {
        var fixed = PollSchedule.fixed(Duration.ofSeconds(60));

        assertThat(fixed.delayAfter(Duration.ofDays(1), new RunHistory(List.of(1))))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"0, 60", "5, 901", "901, 901", "61, 60"})
    void exponential_waitThatSqsCannotKeepOrThatFalls_isRefused(long first, long cap) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PollSchedule.exponential(
                                        Duration.ofSeconds(first), Duration.ofSeconds(cap)));
    }

    @Test
    void exponential_firstWaitIsTheLongest_isFixed() {
        var minute = Duration.ofMinutes(1);

        assertThat(PollSchedule.exponential(minute, minute).delayAfter(minute, RunHistory.none()))
                .isEqualTo(minute);
    }

    @Test
    void breakEven_earlyWaitThatSqsCannotKeep_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PollSchedule.breakEven(
                                        PollSchedule.CHECK_COST, Duration.ofSeconds(901)));
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "PT0.0009S", "PT1H0.001S"})
    void breakEven_costOutOfRange_isRefusedNamingTheRange(Duration cost) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PollSchedule.breakEven(cost))
                .withMessage("checkCost must be between 1ms and 1h, not " + cost);
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S", "PT1H"})
    void breakEven_costAtItsBorders_isTaken(Duration cost) {
        var delay = PollSchedule.breakEven(cost).delayAfter(Duration.ZERO, RunHistory.none());

        assertThat(delay.toSeconds()).isBetween(1L, 120L);
    }

    private record Run(int checks, long seenAt, long took) {
        double cost() {
            return COST * checks + (seenAt - took);
        }
    }

    private double cost(double[] runs, RunHistory history) {
        return Arrays.stream(runs).map(took -> run(schedule, (long) took, history).cost()).sum();
    }

    private static Run run(PollSchedule schedule, long took, RunHistory history) {
        long elapsed = 0;
        int checks = 0;
        while (elapsed < took) {
            elapsed += schedule.delayAfter(Duration.ofSeconds(elapsed), history).toSeconds();
            checks++;
        }
        return new Run(checks, elapsed, took);
    }

    private long delay(long elapsed, RunHistory history) {
        return schedule.delayAfter(Duration.ofSeconds(elapsed), history).toSeconds();
    }

    private static List<Integer> cluster(Random random, double typical, int runs) {
        return IntStream.range(0, runs)
                .mapToObj(i -> (int) Math.max(1, typical * Math.exp(random.nextGaussian() * 0.15)))
                .toList();
    }

    /** Of any size, from seconds to days, in one cluster, in several, or all over. */
    private static RunHistory history(Random random) {
        int runs = random.nextInt(RunHistory.MOST + 1);
        int clusters = 1 + random.nextInt(3);
        var typical = random.doubles(clusters, 1, 12).map(Math::exp).toArray();
        double width = random.nextDouble() * random.nextInt(3);
        return new RunHistory(
                IntStream.range(0, runs)
                        .mapToObj(
                                i ->
                                        (int)
                                                Math.min(
                                                        604_800,
                                                        typical[i % clusters]
                                                                * Math.exp(
                                                                        random.nextGaussian()
                                                                                * width)))
                        .toList());
    }
}
