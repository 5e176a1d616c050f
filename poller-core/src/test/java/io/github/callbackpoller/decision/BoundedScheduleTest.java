package io.github.callbackpoller.decision;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundedScheduleTest {
    private static final PollSchedule MINUTE = PollSchedule.fixed(ofMinutes(1));

    @Test
    void with_nothingWanted_isTheScheduleItself() {
        assertThat(MINUTE.with(CheckPolicy.NONE)).isSameAs(MINUTE);
    }

    @Test
    void delayAfter_boundsOnWaits_areKept() {
        assertThat(wait(MINUTE.with(shortest(90)), 0)).isEqualTo(ofSeconds(90));
        assertThat(wait(MINUTE.with(longest(20)), 0)).isEqualTo(ofSeconds(20));
    }

    @Test
    void delayAfter_runYoungerThanTheFirstCheck_waitsForIt() {
        var late = MINUTE.with(first(300));

        assertThat(wait(late, 0)).isEqualTo(ofSeconds(300));
        assertThat(wait(late, 290)).isEqualTo(ofMinutes(1));
        assertThat(late.delayAfter(ofMillis(100_500), RunHistory.none())).isEqualTo(ofSeconds(200));
    }

    @Test
    void with_onBoundsAlready_theJobsOwnWin() {
        var host = MINUTE.with(longest(50)).with(first(10));

        assertThat(wait(host.with(longest(30)), 100)).isEqualTo(ofSeconds(30));
        assertThat(wait(host.with(shortest(55)), 100)).isEqualTo(ofMinutes(1));
        assertThat(wait(host.with(shortest(70)), 100)).isEqualTo(ofSeconds(70));
        assertThat(wait(host.with(first(400)), 100)).isEqualTo(ofSeconds(300));
    }

    @Test
    void with_checkCost_isTakenByBreakEvenAndNoOther() {
        var cost =
                new CheckPolicy(
                        Optional.of(ofSeconds(60)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(wait(PollSchedule.breakEven(ofSeconds(5)).with(cost), 7200))
                .isEqualTo(wait(PollSchedule.breakEven(ofSeconds(60)), 7200));
        assertThat(wait(MINUTE.with(cost), 7200)).isEqualTo(ofMinutes(1));
    }

    @Test
    void with_checkCostOnABoundedBreakEven_keepsBoundsAndEarlyWait() {
        var host = PollSchedule.breakEven(ofSeconds(5), ofSeconds(40)).with(longest(600));
        var dear =
                new CheckPolicy(
                        Optional.of(ofMinutes(10)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(wait(host.with(dear), 0)).isEqualTo(ofSeconds(40));
        assertThat(wait(host.with(dear), 50_000)).isEqualTo(ofSeconds(600));
    }

    private static CheckPolicy first(int seconds) {
        return new CheckPolicy(
                Optional.empty(),
                Optional.of(ofSeconds(seconds)),
                Optional.empty(),
                Optional.empty());
    }

    private static CheckPolicy shortest(int seconds) {
        return new CheckPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.of(ofSeconds(seconds)),
                Optional.empty());
    }

    private static CheckPolicy longest(int seconds) {
        return new CheckPolicy(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ofSeconds(seconds)));
    }

    private static Duration wait(PollSchedule schedule, long elapsedSeconds) {
        return schedule.delayAfter(ofSeconds(elapsedSeconds), RunHistory.none());
    }
}
