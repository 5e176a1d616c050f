package io.github.callbackpoller.worker.plan;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.callbackpoller.decision.PollSchedule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {

    @Test
    void of_fixedMinute_isWhatOneCountsByHand() {
        var minute =
                replay(30, 60, 61, 150).of(Contender.of("m", PollSchedule.fixed(ofSeconds(60))));

        assertThat(minute.checks()).isEqualTo(new Distribution(1.75, 1, 3, 3));
        assertThat(minute.delaySeconds()).isEqualTo(new Distribution(29.75, 30, 59, 59));
        assertThat(minute.relativeDelay().mean())
                .isCloseTo((1.0 + 0 + 59 / 61.0 + 0.2) / 4, within(1e-9));
        assertThat(minute.costAt(5)).isCloseTo(5 * 1.75 + 29.75, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"60, 1, 0", "601, 11, 299", "900, 11, 0", "4000, 22, 200"})
    void stepFunctions_run_isAskedForEveryMinuteAndAfterTenEveryFive(
            int took, double checks, double late) {
        var figures = replay(took).of(Contender.stepFunctions());

        assertThat(figures.checks().mean()).isEqualTo(checks);
        assertThat(figures.delaySeconds().mean()).isEqualTo(late);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "900, 1", "901, 2", "2700, 3"})
    void oracle_run_isSeenAtItsEnd(int took, double checks) {
        var figures = replay(took).of(Contender.oracle());

        assertThat(figures.checks().mean()).isEqualTo(checks);
        assertThat(figures.delaySeconds().mean()).isZero();
    }

    @Test
    void durableFunctions_sameRuns_areTheSameEveryTimeAndNeverLaterThanTheCap() {
        var runs = replay(IntStream.range(1, 500).map(i -> i * 7).toArray());

        var figures = runs.of(Contender.durableFunctions());

        assertThat(figures).isEqualTo(runs.of(Contender.durableFunctions()));
        assertThat(figures.delaySeconds().p99()).isBetween(1.0, 300.0);
        assertThat(figures.checks().mean()).isBetween(10.0, 25.0);
    }

    @Test
    void of_breakEven_learnsFromTheRunsBefore() {
        var runs = replay(IntStream.range(0, 50).map(i -> 1800 + i % 7).toArray());
        var schedule = PollSchedule.breakEven(ofSeconds(5));

        var known = runs.of(Contender.of("known", schedule));
        var blind = runs.of(Contender.blind("blind", schedule));

        assertThat(known.costAt(5)).isLessThan(0.5 * blind.costAt(5));
    }

    @Test
    void all_schedules_haveTheirNamesOnce() {
        var schedule = PollSchedule.breakEven(ofSeconds(5));
        var further =
                List.of(
                        Contender.of("fixed-60s", PollSchedule.fixed(ofSeconds(60))),
                        Contender.of("fixed-5s", PollSchedule.fixed(ofSeconds(5))));

        assertThat(Contenders.all(schedule, further))
                .extracting(Contender::name)
                .containsExactly(
                        "break-even",
                        "break-even-no-history",
                        "fixed-60s",
                        "exponential",
                        "step-functions",
                        "durable-functions",
                        "oracle",
                        "fixed-5s");
    }

    @Test
    void replay_noRun_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(ReplayTest::replay);
    }

    private static Replay replay(int... took) {
        return new Replay(
                new RecordedRuns(
                        IntStream.range(0, took.length)
                                .mapToObj(i -> new RecordedRun("a", i * 10_000L, took[i], false))
                                .toList()));
    }

    @Test
    void distribution_percentiles_areByNearestRank() {
        var hundred = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        var three = new double[] {3, 1, 2};

        assertThat(Distribution.of(hundred)).isEqualTo(new Distribution(50.5, 50, 95, 99));
        assertThat(Distribution.of(three)).isEqualTo(new Distribution(2, 2, 3, 3));
        assertThat(Arrays.stream(three)).containsExactly(3.0, 1.0, 2.0);
    }
}
