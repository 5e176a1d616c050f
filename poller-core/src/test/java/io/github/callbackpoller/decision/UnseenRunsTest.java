package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The run that is known has ended, and a look-up that fails may hide that another goes on. */
class UnseenRunsTest {
    private static final Instant DEADLINE = Steps.watch().timing().deadline();
    private static final Instant LAST_LOOK = DEADLINE.plus(Limits.LOOKS_AFTER_DEADLINE);

    private final StepRules stopping = rules(JobPolicy.OnDeadline.FAIL_AND_STOP);
    private final StepRules leaving = rules(JobPolicy.OnDeadline.FAIL_AND_LEAVE);

    @ParameterizedTest
    @CsvSource({
        "true, false, answer failure",
        "true, true, STOPPING > STOP DEADLINE",
        "false, false, STOPPING > STOP DEADLINE",
        "false, true, STOPPING > STOP DEADLINE",
    })
    void watch_failedAndOverdue_isAnsweredOnlyIfNothingCanBeHidden(
            boolean settled, boolean retriesLeft, String expected) {
        var decision = stopping.decide(watch(settled), hidden(retriesLeft), Steps.at(DEADLINE));

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, discard NOBODY_WAITS",
        "true, true, STOPPING > STOP NOBODY_WAITS",
        "false, false, STOPPING > STOP NOBODY_WAITS",
    })
    void watch_failedAndNobodyWaits_isDroppedOnlyIfNothingCanBeHidden(
            boolean settled, boolean retriesLeft, String expected) {
        var seen = hidden(retriesLeft);
        var over = new Observation(seen.status(), seen.search(), Steps.view(StepView.State.OVER));

        var decision = stopping.decide(watch(settled), over, Steps.at(DEADLINE));

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @Test
    void watch_failedAndToBeLeft_isLookedForUntilTenMinutesPastTheDeadline() {
        var before =
                (Decision.Requeue)
                        leaving.decide(
                                watch(true), hidden(true), Steps.at(LAST_LOOK.minusSeconds(7)));
        var at = leaving.decide(watch(true), hidden(true), Steps.at(LAST_LOOK));

        assertThat(before.happening()).isEqualTo(Happening.UNTOLD);
        assertThat(before.delay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(Kinds.reason(at)).startsWith("FAILED: out of memory");
    }

    @Test
    void watch_failedShortlyBeforeTheDeadline_isLookedAtAgainAtTheDeadline() {
        var next =
                (Decision.Requeue)
                        stopping.decide(
                                watch(true), hidden(true), Steps.at(DEADLINE.minusSeconds(3)));

        assertThat(next.happening()).isEqualTo(Happening.UNTOLD);
        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void watch_toBeLeftBesideADuplicateAndSpent_isAnsweredAtOnce() {
        var spent = watch(true).with(new Tally(0, 0, 0, 10_000, 0));
        var seen =
                Steps.seen(
                        Look.told(Steps.running()),
                        Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running()));

        var decision = leaving.decide(spent, seen, Steps.at(DEADLINE));

        assertThat(Kinds.of(decision)).isEqualTo("answer failure");
    }

    @Test
    void watch_overdueBesideADuplicate_theDuplicateIsToldToStop() {
        var seen =
                Steps.seen(
                        Look.told(Steps.succeeded()),
                        Steps.found(Steps.OWN, Steps.succeeded(), Steps.OTHER, Steps.running()));

        var stop = (Decision.Requeue) stopping.decide(watch(true), seen, Steps.at(DEADLINE));

        assertThat(stop.stopFirst()).containsExactly(Steps.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "true, The deadline has passed; whether its job still runs could not be told",
        "false, 'FAILED: out of memory (run jr_1)'",
    })
    void stop_failedAndTheBoundIsReached_isTheTruthOnlyWithoutRetriesLeft(
            boolean retriesLeft, String reason) {
        var stop = Steps.withMisses(Steps.stop(StopCause.DEADLINE, Optional.of(Steps.OWN)), 3);

        var decision =
                stopping.decide(stop, hidden(retriesLeft), Steps.at(stop.timing().deadline()));

        assertThat(Kinds.reason(decision)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2"})
    void stop_messageWasKeptPastTheBound_isTriedThreeTimesAllTheSame(int misses) {
        var stop = Steps.withMisses(Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN)), misses);
        var muchLater = stop.timing().deadline().plusSeconds(600);

        var next =
                (Decision.Requeue)
                        stopping.decide(stop, Steps.seen(Steps.running()), Steps.at(muchLater));

        assertThat(next.stopFirst()).containsExactly(Steps.OWN);
        assertThat(next.next().tally().misses()).isEqualTo(misses + 1);
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "3, 80", "5, 320", "6, 640", "7, 640"})
    void stop_nobodyWaits_isLessAndLessHurried(int misses, long seconds) {
        var stop =
                Steps.withMisses(
                        Steps.stop(StopCause.NOBODY_WAITS, Optional.of(Steps.OWN)), misses);

        var next =
                (Decision.Requeue)
                        stopping.decide(stop, Steps.seen(Steps.running()), Steps.at(Steps.STARTED));

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void stop_jobIsLeftBesideADuplicate_onlyTheDuplicateIsStopped() {
        var left =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_LEAVE, JobPolicy.OnStop.LEAVE));
        var seen = Steps.seen(both());

        var next =
                (Decision.Requeue)
                        left.decide(
                                Steps.stop(StopCause.PIPELINE, Optional.empty()),
                                seen,
                                Steps.at(Steps.STARTED));

        assertThat(next.stopFirst()).isEqualTo(List.of(Steps.OTHER));
        assertThat(next.detail()).isEqualTo("1 more than its job");
    }

    private static Look<JobSearch> both() {
        return Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running());
    }

    private static StepRules rules(JobPolicy.OnDeadline onDeadline) {
        return Steps.rules(Steps.policy(onDeadline, JobPolicy.OnStop.STOP));
    }

    private static PollerMessage watch(boolean settled) {
        var watch = Steps.watching();
        return Steps.withMisses(Steps.watch(), 9)
                .with(
                        new Phase.Watch(
                                watch.job(),
                                watch.handle(),
                                watch.startedAt(),
                                settled,
                                watch.seenWaiting(),
                                watch.history()));
    }

    private static Observation hidden(boolean retriesLeft) {
        JobStatus failed =
                retriesLeft
                        ? Steps.failedWithRetriesLeft(Steps.STARTED.plusSeconds(60))
                        : Steps.failed();
        return Steps.seen(Look.told(failed), Steps.untold(Kind.THROTTLED));
    }
}
