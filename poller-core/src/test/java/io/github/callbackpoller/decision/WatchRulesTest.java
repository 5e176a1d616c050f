package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchRulesTest {
    private static final Instant NOW = Steps.STARTED.plus(Duration.ofMinutes(10));

    private final StepRules rules = Steps.rules();
    private final StepRules twoHours =
            Steps.rules(Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, JobPolicy.OnStop.STOP));
    private final StepRules leaving =
            Steps.rules(Steps.policy(JobPolicy.OnDeadline.FAIL_AND_LEAVE, JobPolicy.OnStop.LEAVE));

    @Test
    void decide_running_isCheckedAgainAsTheScheduleSays() {
        var before = Steps.watch().with(new Tally(3, 2, 1, 9, 1));

        var next = requeue(rules, before, Steps.seen(Steps.running()), NOW);

        assertThat(next.happening()).isEqualTo(Happening.STILL_RUNNING);
        assertThat(next.delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(next.next().rank()).isEqualTo(new Rank(0, 8));
        assertThat(next.next().tally()).isEqualTo(new Tally(4, 0, 0, 10, 1));
        assertThat(next.next().timing().due()).isEqualTo(NOW.plusSeconds(60));
        assertThat(next.next().timing().hop()).isFalse();
        assertThat(next.stopFirst()).isEmpty();
        assertThat(next.detail()).isEqualTo("RUNNING");
    }

    @Test
    void decide_running_asksTheScheduleWithTheRunsOwnTimeAndHistory() {
        var history = new RunHistory(List.of(100, 200));
        var elapsed = new ArrayList<Object>();
        var listening =
                Steps.rules(
                        JobPolicy.DEFAULT,
                        (lasted, past) -> {
                            elapsed.add(lasted);
                            elapsed.add(past);
                            return Duration.ofSeconds(7);
                        });
        var attemptBegan = NOW.minusSeconds(42);
        var status =
                new JobStatus.Running("RUNNING", true, Optional.of(attemptBegan), Optional.empty());

        var next = requeue(listening, watching(history), Steps.seen(status), NOW);

        assertThat(elapsed).containsExactly(Duration.ofSeconds(42), history);
        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void decide_highestKey_isCheckedAtMostATwentiethEarlier() {
        var message = Steps.withKey(Steps.watch(), Steps.HIGHEST_KEY);

        var next = requeue(rules, message, Steps.seen(Steps.running()), NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(57));
    }

    @ParameterizedTest
    @CsvSource({"899, 899, false", "900, 900, false", "901, 900, true", "5000, 900, true"})
    void decide_longWait_isSplitIntoHops(long wait, long delay, boolean hop) {
        var patient =
                Steps.rules(JobPolicy.DEFAULT, (elapsed, history) -> Duration.ofSeconds(wait));

        var next = requeue(patient, Steps.watch(), Steps.seen(Steps.running()), NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(delay));
        assertThat(next.next().timing().hop()).isEqualTo(hop);
        assertThat(next.next().timing().due()).isEqualTo(NOW.plusSeconds(wait));
    }

    @Test
    void decide_timeLimitKnown_movesTheDeadlineToTheLimitAndAQuarterOfAnHour() {
        var status = Steps.running(Optional.of(Duration.ofHours(48)));
        var late = Steps.STARTED.plus(Duration.ofHours(30));

        var next = requeue(rules, Steps.watch(), Steps.seen(status), late);

        assertThat(next.happening()).isEqualTo(Happening.STILL_RUNNING);
        assertThat(next.next().timing().deadline())
                .isEqualTo(Steps.STARTED.plus(Duration.ofHours(48)).plus(Duration.ofMinutes(15)));
    }

    @Test
    void decide_timeLimitAndOwnDeadlineKnown_definitionsDeadlineHolds() {
        var status = Steps.running(Optional.of(Duration.ofHours(48)));

        var next = requeue(twoHours, Steps.watch(), Steps.seen(status), NOW);

        assertThat(next.next().timing().deadline()).isEqualTo(Steps.STARTED.plus(Steps.DEADLINE));
    }

    @Test
    void decide_neitherLimitKnown_deadlineIsADay() {
        var next = requeue(rules, Steps.watch(), Steps.seen(Steps.running()), NOW);

        assertThat(next.next().timing().deadline())
                .isEqualTo(Steps.STARTED.plus(Duration.ofDays(1)));
    }

    @Test
    void decide_nextCheckWouldMissTheTimeLimit_isPutAMinuteAfterIt() {
        var patient = Steps.rules(JobPolicy.DEFAULT, PollSchedule.fixed(Duration.ofMinutes(15)));
        var status = Steps.running(Optional.of(Duration.ofMinutes(12)));

        var next = requeue(patient, Steps.watch(), Steps.seen(status), NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void decide_nextCheckWouldMissTheDeadline_isPutAtTheDeadline() {
        var patient =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, JobPolicy.OnStop.STOP),
                        PollSchedule.fixed(Duration.ofMinutes(15)));
        var soon = Steps.watch().timing().deadline().minusSeconds(100);

        var next = requeue(patient, Steps.watch(), Steps.seen(Steps.running()), soon);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void decide_aMomentBeforeTheDeadline_waitsASecondAtLeast() {
        var soon = Steps.watch().timing().deadline().minusMillis(3);

        var next = requeue(twoHours, Steps.watch(), Steps.seen(Steps.running()), soon);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void decide_statusUntoldShortlyBeforeTheDeadline_looksAgainAtTheDeadlineAtTheLatest() {
        var soon = Steps.watch().timing().deadline().minusSeconds(100);
        var message = Steps.withMisses(Steps.watch(), 12);

        var next = requeue(twoHours, message, untold(Kind.THROTTLED), soon);

        assertThat(next.delay()).isLessThanOrEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void decide_deadlinePassedAndStops_tellsTheRunToStopAndLooksInTenSeconds() {
        var late = Steps.watch().timing().deadline();

        var next = requeue(twoHours, Steps.watch(), Steps.seen(Steps.running()), late);

        assertThat(next.stopFirst()).containsExactly(Steps.OWN);
        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(next.next().phase())
                .isEqualTo(
                        new Phase.Stop(
                                Steps.watching().job(),
                                Optional.of(Steps.OWN),
                                late,
                                StopCause.DEADLINE));
        assertThat(next.next().timing().deadline()).isEqualTo(late.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"0, 64", "599, 1"})
    void decide_deadlinePassedLeavesAndUntold_looksAgainBeforeItGivesUp(int after, long seconds) {
        var late = Steps.watch().timing().deadline().plusSeconds(after);
        var message = Steps.withMisses(Steps.watch(), 2);

        var next = requeue(leaving, message, untold(Kind.THROTTLED), late);

        assertThat(next.happening()).isEqualTo(Happening.UNTOLD);
        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void decide_leavesAndNothingToldTenMinutesAfterTheDeadline_failureSaysSo() {
        var late = Steps.watch().timing().deadline().plus(Duration.ofMinutes(10));

        var decision = leaving.decide(Steps.watch(), untold(Kind.THROTTLED), Steps.at(late));

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "The job's status could not be read at the last look; the job may still run"
                                + " (glue-nyc-taxi/jr_1). Last error: because of THROTTLED");
    }

    @Test
    void decide_leavesAndUntoldShortlyBeforeTheDeadline_looksAgainAtTheDeadline() {
        var soon = Steps.watch().timing().deadline().minusSeconds(100);
        var message = Steps.withMisses(Steps.watch(), 12);

        var next = requeue(leaving, message, untold(Kind.THROTTLED), soon);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void decide_deadlinePassedAndLeaves_failureNamesLimitAndRun() {
        var late = Steps.watch().timing().deadline();

        var decision = leaving.decide(Steps.watch(), Steps.seen(Steps.running()), Steps.at(late));

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "The job did not end within 2h; the job was left running"
                                + " (glue-nyc-taxi/jr_1)");
    }

    @Test
    void decide_duplicatesGoOnPastTheDeadline_deadlineHolds() {
        var late = Steps.watch().timing().deadline();
        var seen = twoRuns(Steps.running(), Steps.running());

        var decision = twoHours.decide(Steps.watch(), seen, Steps.at(late));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP DEADLINE");
    }

    @Test
    void decide_duplicatesGoOnAndHopsAreSpent_deadlineHolds() {
        var spent = Steps.watch().with(new Tally(0, 0, 0, 10_000, 0));
        var seen = twoRuns(Steps.succeeded(), Steps.running());

        var decision = twoHours.decide(spent, seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP DEADLINE");
        assertThat(((Decision.Requeue) decision).stopFirst()).containsExactly(Steps.OTHER);
    }

    @Test
    void decide_twoRuns_goesOnWithOneAndStopsTheOther() {
        var seen = twoRuns(Steps.running(), Steps.running());

        var next = requeue(rules, Steps.watch(), seen, NOW);

        assertThat(next.happening()).isEqualTo(Happening.DUPLICATE_STOPPED);
        assertThat(next.stopFirst()).containsExactly(Steps.OTHER);
        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(15));
        assertThat(((Phase.Watch) next.next().phase()).handle()).isEqualTo(Steps.OWN);
        assertThat(((Phase.Watch) next.next().phase()).settled()).isFalse();
    }

    @Test
    void decide_ownRunEndedBadlyAndAnotherSucceeded_isSuccess() {
        var decision =
                rules.decide(
                        Steps.watch(), twoRuns(Steps.failed(), Steps.succeeded()), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("answer success");
    }

    @Test
    void decide_ownRunEndedBadlyAndAnotherRuns_goesOnWithTheOther() {
        var seen = twoRuns(Steps.failed(), Steps.running());

        var next = requeue(rules, Steps.watch(), seen, NOW);

        assertThat(next.happening()).isEqualTo(Happening.STILL_RUNNING);
        assertThat(((Phase.Watch) next.next().phase()).handle()).isEqualTo(Steps.OTHER);
        assertThat(((Phase.Watch) next.next().phase()).startedAt()).isEqualTo(Steps.STARTED);
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, true", "61, true"})
    void decide_lookUpWorked_settlesAMinuteAfterTheStart(int seconds, boolean settled) {
        var now = Steps.STARTED.plusSeconds(seconds);

        var next = requeue(rules, Steps.watch(), Steps.seen(Steps.running()), now);

        assertThat(((Phase.Watch) next.next().phase()).settled()).isEqualTo(settled);
        assertThat(rules.needs(next.next(), now).search()).isEqualTo(!settled);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true"})
    void needs_settledAndOverdue_looksForAllRunsOnceMore(long secondsPast, boolean searched) {
        var watching = Steps.watching();
        var settled =
                Steps.watch()
                        .with(
                                new Phase.Watch(
                                        watching.job(),
                                        watching.handle(),
                                        watching.startedAt(),
                                        true,
                                        Steps.STARTED,
                                        watching.history()));
        var now = settled.timing().deadline().plusSeconds(secondsPast);

        assertThat(rules.needs(settled, now).search()).isEqualTo(searched);
    }

    @Test
    void watch_overdueAndAnotherRunHasSucceededUnseen_thatRunStandsForTheStep() {
        var now = Steps.watch().timing().deadline();
        var seen =
                Steps.seen(
                        Look.told(Steps.running()),
                        Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.succeeded()));

        var next = (Decision.Requeue) rules.decide(Steps.watch(), seen, Steps.at(now));

        assertThat(next.stopFirst()).containsExactly(Steps.OWN);
        assertThat(((Phase.Stop) next.next().phase()).handle()).contains(Steps.OTHER);
    }

    @Test
    void decide_lookUpFailed_doesNotSettle() {
        var seen = Steps.seen(Look.told(Steps.running()), Steps.untold(Kind.THROTTLED));

        var next = requeue(rules, Steps.watch(), seen, NOW);

        assertThat(((Phase.Watch) next.next().phase()).settled()).isFalse();
    }

    @Test
    void needsSearchNow_settledAndEnded_isLookedUpOnceMoreBeforeTheAnswer() {
        assertThat(rules.needsSearchNow(Look.told(Steps.succeeded()))).isTrue();
        assertThat(rules.needsSearchNow(Look.told(Steps.failed()))).isTrue();
        assertThat(rules.needsSearchNow(Look.told(Steps.running()))).isFalse();
        assertThat(rules.needsSearchNow(Steps.untold(Kind.THROTTLED))).isFalse();
    }

    @Test
    void needsViewNow_stopped_asksWhetherThePipelineDidIt() {
        assertThat(rules.needsViewNow(Look.told(Steps.stopped()))).isTrue();
        assertThat(rules.needsViewNow(Look.told(Steps.failed()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"899, false", "900, true", "901, true"})
    void needs_stepSeenToWait_isConfirmedEveryQuarterOfAnHour(int seconds, boolean asks) {
        var seen =
                new Observation(
                        Look.told(Steps.running()),
                        Look.notTaken(),
                        Steps.view(StepView.State.WAITING));
        var next = requeue(rules, Steps.watch(), seen, NOW).next();

        var needs = rules.needs(next, NOW.plusSeconds(seconds));

        assertThat(needs.view()).isEqualTo(asks);
    }

    @Test
    void needs_firstCheckOrNoProofYet_confirmsThatTheStepWaits() {
        var first = rules.needs(Steps.watch(), NOW);
        var unknown = requeue(rules, Steps.watch(), Steps.seen(Steps.running()), NOW).next();

        assertThat(first.view()).isTrue();
        assertThat(first.status()).contains(Steps.OWN);
        assertThat(rules.needs(unknown, NOW).view()).isTrue();
    }

    @Test
    void decide_succeeded_answersWithOutputsFilledIn() {
        var decision = rules.decide(Steps.watch(), Steps.seen(Steps.succeeded()), Steps.at(NOW));

        var answer = ((Decision.Answer) decision).message();
        assertThat(Kinds.outcome(answer))
                .isEqualTo(
                        new JobOutcome.Succeeded(
                                Map.of("minutes", "1.50", "s3_data_out", "s3://out")));
        assertThat(answer.timing().deadline())
                .isEqualTo(Steps.FIRST_SEEN.plus(Duration.ofDays(28)));
        assertThat(answer.rank()).isEqualTo(Steps.watch().rank());
    }

    @Test
    void decide_succeededWithoutAFactThatAnOutputNeeds_failureNamesIt() {
        var status = new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "jr_1"));

        var decision = rules.decide(Steps.watch(), Steps.seen(status), Steps.at(NOW));

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "The job succeeded, but its outputs can't be made:"
                                + " no value for ${job.minutes}");
    }

    @Test
    void decide_succeededWithAFactThatIsTooLong_failureSaysSo() {
        var status = new JobStatus.Succeeded("SUCCEEDED", Map.of("minutes", "9".repeat(1025)));

        var decision = rules.decide(Steps.watch(), Steps.seen(status), Steps.at(NOW));

        assertThat(Kinds.reason(decision))
                .startsWith("The job succeeded, but output 'minutes' is too long");
    }

    @Test
    void decide_failed_reasonHasStateExplanationAndRun() {
        var decision = rules.decide(Steps.watch(), Steps.seen(Steps.failed()), Steps.at(NOW));

        assertThat(Kinds.reason(decision)).isEqualTo("FAILED: out of memory (run jr_1)");
    }

    @Test
    void decide_stoppedBySomebody_reasonNamesTheRun() {
        var decision = rules.decide(Steps.watch(), Steps.seen(Steps.stopped()), Steps.at(NOW));

        assertThat(Kinds.reason(decision)).isEqualTo("The job was stopped (glue-nyc-taxi/jr_1)");
    }

    @ParameterizedTest
    @CsvSource({"0, RETRY_EXPECTED > WATCH", "119, RETRY_EXPECTED > WATCH", "120, answer failure"})
    void decide_failedWithRetriesLeft_waitsTwoMinutesForTheNext(int seconds, String expected) {
        var status = Steps.failedWithRetriesLeft(NOW.minusSeconds(seconds));

        var decision = rules.decide(Steps.watch(), Steps.seen(status), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @Test
    void decide_retryExpected_looksAgainInHalfAMinute() {
        var status = Steps.failedWithRetriesLeft(NOW);

        var next = requeue(rules, Steps.watch(), Steps.seen(status), NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(30));
        assertThat(next.next().tally().checksDone()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"true, UNTOLD > WATCH", "false, answer failure"})
    void decide_settledRunFailedAndLookUpsFail_isAnEndOnlyWithoutRetriesLeft(
            boolean retriesLeft, String expected) {
        var longAgo = Optional.of(NOW.minus(Duration.ofMinutes(10)));
        var failed =
                new JobStatus.Failed("FAILED", "out of memory", "run jr_1", longAgo, retriesLeft);
        var watch = Steps.watching();
        var settled =
                Steps.withMisses(Steps.watch(), 50)
                        .with(
                                new Phase.Watch(
                                        watch.job(),
                                        watch.handle(),
                                        watch.startedAt(),
                                        true,
                                        watch.seenWaiting(),
                                        watch.history()));
        var seen = Steps.seen(Look.told(failed), Steps.untold(Kind.THROTTLED));

        var decision = rules.decide(settled, seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @Test
    void decide_retryExpectedPastTheDeadline_isStoppedRatherThanForgotten() {
        var late = Steps.watch().timing().deadline();
        var failed = Steps.failedWithRetriesLeft(late.minusSeconds(5));

        var stops = rules.decide(Steps.watch(), Steps.seen(failed), Steps.at(late));
        var leaves = leaving.decide(Steps.watch(), Steps.seen(failed), Steps.at(late));

        assertThat(Kinds.of(stops)).isEqualTo("STOPPING > STOP DEADLINE");
        assertThat(Kinds.of(leaves)).isEqualTo("answer failure");
    }

    @Test
    void decide_newerAttemptFailedJustNow_newestAttemptStandsForTheRun() {
        var oldAttempt = Steps.failedWithRetriesLeft(NOW.minus(Duration.ofMinutes(10)));
        var newAttempt = Steps.failedWithRetriesLeft(NOW.minusSeconds(30));
        var attempt = new JobHandle("glue", "glue-nyc-taxi/jr_1_attempt_1");
        var seen = Steps.seen(Look.told(oldAttempt), Steps.found(Map.of(attempt, newAttempt)));

        var decision = rules.decide(Steps.watch(), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("RETRY_EXPECTED > WATCH");
        assertThat(((Phase.Watch) ((Decision.Requeue) decision).next().phase()).handle())
                .isEqualTo(attempt);
    }

    @Test
    void decide_ownRunSucceededAndLookUpNamesOnlyAFailedOne_isSuccess() {
        var seen =
                Steps.seen(
                        Look.told(Steps.succeeded()),
                        Steps.found(Map.of(Steps.OTHER, Steps.failed())));

        var decision = rules.decide(Steps.watch(), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("answer success");
    }

    @Test
    void decide_ownRunUntoldAndAnotherFailed_isNoVerdictOnTheOwnRun() {
        var seen =
                Steps.seen(
                        Steps.untold(Kind.THROTTLED),
                        Steps.found(Map.of(Steps.OTHER, Steps.failed())));

        var decision = rules.decide(Steps.watch(), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("UNTOLD > WATCH");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"THROTTLED", "BUSY", "RETRY_LATER"})
    void decide_untoldForPassingReasons_countsNoRefusal(Kind kind) {
        var before = Steps.watch().with(new Tally(3, 2, 19, 0, 0));

        var next = requeue(rules, before, untold(kind), NOW);

        assertThat(next.happening()).isEqualTo(Happening.UNTOLD);
        assertThat(next.next().tally()).isEqualTo(new Tally(3, 3, 0, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "18, 19"})
    void decide_refusedFewerThanTwentyTimes_goesOn(int refusals, int counted) {
        var before = Steps.watch().with(new Tally(3, refusals, refusals, 0, 0));

        var next = requeue(rules, before, untold(Kind.HOPELESS), NOW);

        assertThat(next.next().tally().refusals()).isEqualTo(counted);
    }

    @Test
    void decide_refusedTwentyTimesInARow_failureSaysSoAndWhy() {
        var before = Steps.watch().with(new Tally(3, 19, 19, 0, 0));

        var decision = rules.decide(before, untold(Kind.HOPELESS), Steps.at(NOW));

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "The job's status could not be read 20 times in a row; the job may still"
                                + " run. Last error: because of HOPELESS");
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "1, 32", "2, 64", "5, 512", "6, 600", "60, 600", "2000, 600"})
    void decide_untold_backsOffByMisses(int misses, long seconds) {
        var before = Steps.withMisses(Steps.watch(), misses);

        var next = requeue(rules, before, untold(Kind.THROTTLED), Steps.STARTED);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void decide_untoldWithTheHighestKey_neverWaitsLongerThanOneMessageCan() {
        var before = Steps.withKey(Steps.withMisses(Steps.watch(), 99), Steps.HIGHEST_KEY);

        var next = requeue(rules, before, untold(Kind.THROTTLED), Steps.STARTED);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(900));
        assertThat(next.next().timing().hop()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 10_001})
    void decide_hopBudgetSpent_countsAsTheDeadline(int hops) {
        var spent = Steps.watch().with(new Tally(0, 0, 0, hops, 0));

        var stops = rules.decide(spent, Steps.seen(Steps.running()), Steps.at(NOW));
        var leaves = leaving.decide(spent, Steps.seen(Steps.running()), Steps.at(NOW));
        var truth = rules.decide(spent, Steps.seen(Steps.succeeded()), Steps.at(NOW));

        assertThat(Kinds.of(stops)).isEqualTo("STOPPING > STOP DEADLINE");
        assertThat(Kinds.reason(leaves)).startsWith("The step used up its messages; ");
        assertThat(Kinds.of(truth)).isEqualTo("answer success");
    }

    @Test
    void decide_lastHopOfTheBudget_stillGoesOn() {
        var almost = Steps.watch().with(new Tally(0, 0, 0, 9_999, 0));

        var decision = rules.decide(almost, Steps.seen(Steps.running()), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STILL_RUNNING > WATCH");
    }

    @ParameterizedTest
    @CsvSource({"3, STILL_RUNNING > WATCH", "4, STOPPING > STOP DEADLINE"})
    void decide_backFromDeadLettersTooOften_countsAsTheDeadline(int rescues, String expected) {
        var rescued = Steps.watch().with(new Tally(0, 0, 0, 0, rescues));

        var decision = rules.decide(rescued, Steps.seen(Steps.running()), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @Test
    void decide_explanationIsTooLongForTheReason_isKeptWholeForTheLog() {
        var whole = "line one " + "x".repeat(2000) + "\nline two";
        var failed = JobStatus.Failed.of("FAILED", whole, "run jr_1");

        var decision =
                (Decision.Answer) rules.decide(Steps.watch(), Steps.seen(failed), Steps.at(NOW));

        assertThat(decision.explanation()).isEqualTo(whole);
        assertThat(Kinds.reason(decision)).hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void decide_unknownState_isWatchedOnUnderItsName() {
        var status = new JobStatus.Running("THINKING", false, Optional.empty(), Optional.empty());

        var next = requeue(rules, Steps.watch(), Steps.seen(status), NOW);

        assertThat(next.happening()).isEqualTo(Happening.UNKNOWN_STATE);
        assertThat(next.detail()).isEqualTo("THINKING");
    }

    @Test
    void decide_stepEndedAndJobRuns_stopsEveryRunOfIt() {
        var seen =
                new Observation(
                        Look.told(Steps.running()),
                        Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running()),
                        Steps.view(StepView.State.OVER));

        var next = requeue(rules, Steps.watch(), seen, NOW);

        assertThat(next.stopFirst()).containsExactlyInAnyOrder(Steps.OWN, Steps.OTHER);
        assertThat(((Phase.Stop) next.next().phase()).cause()).isEqualTo(StopCause.NOBODY_WAITS);
    }

    @ParameterizedTest
    @CsvSource({
        "61, 30, 9, STILL_RUNNING",
        "61, 300, 2, STILL_RUNNING",
        "61, 300, 3, STOPPING",
        "59, 30, 0, STOPPING",
    })
    void decide_stepIsShownAsItWasBeforeItRanAgain_jobIsWatchedOn(
            long begunBefore, long later, int looks, Happening expected) {
        var before =
                new StepView(
                        StepView.State.OVER,
                        Optional.of(Steps.FIRST_SEEN.minusSeconds(begunBefore)));
        var seen =
                new Observation(
                        Look.told(Steps.running()),
                        Steps.found(Map.of(Steps.OWN, Steps.running())),
                        before);

        var next =
                requeue(
                        rules,
                        Steps.withMisses(Steps.watch(), looks),
                        seen,
                        Steps.FIRST_SEEN.plusSeconds(later));

        assertThat(next.happening()).isEqualTo(expected);
    }

    @Test
    void decide_onlyAnEarlierAttemptsEndIsSeen_isNotTold() {
        var seen =
                Steps.seen(
                        Steps.<JobStatus>untold(Kind.THROTTLED),
                        Steps.found(
                                Map.of(
                                        Steps.OTHER,
                                        Steps.failedWithRetriesLeft(
                                                Steps.FIRST_SEEN.minusSeconds(61)))));

        var next = requeue(rules, Steps.watch(), seen, NOW);

        assertThat(next.happening()).isEqualTo(Happening.UNTOLD);
    }

    @Test
    void decide_outputHoldsADollarFromTheInput_isNotTakenForAPlaceholder() {
        var job = new Job(Steps.DEFINITION, "glue", Map.of("path", "s3://a$$b/${job.minutes}"));
        var watch =
                new Phase.Watch(
                        job, Steps.OWN, Steps.STARTED, true, Instant.EPOCH, RunHistory.none());

        var decision =
                rules.decide(
                        Steps.watch().with(watch), Steps.seen(Steps.succeeded()), Steps.at(NOW));

        assertThat(Kinds.outcome(((Decision.Answer) decision).message()))
                .isEqualTo(new JobOutcome.Succeeded(Map.of("path", "s3://a$b/1.50")));
    }

    @Test
    void beforeLooking_hopBeforeItIsDue_hopsOnWithoutALook() {
        var due = NOW.plusSeconds(1000);
        var hopping =
                new PollerMessage(
                        Steps.STEP,
                        new Rank(0, 3),
                        new Timing(Steps.FIRST_SEEN, due, true, Steps.STARTED.plus(Steps.DEADLINE)),
                        new Tally(5, 0, 0, 6, 0),
                        Steps.watching());

        var decision = rules.beforeLooking(hopping, Steps.at(NOW)).orElseThrow();

        var hop = (Decision.Requeue) decision;
        assertThat(Kinds.of(decision)).isEqualTo("HOP > WATCH");
        assertThat(hop.delay()).isEqualTo(Duration.ofSeconds(900));
        assertThat(hop.next().timing().due()).isEqualTo(due);
        assertThat(hop.next().tally()).isEqualTo(new Tally(5, 0, 0, 7, 0));
        assertThat(hop.next().rank()).isEqualTo(new Rank(0, 4));
    }

    @Test
    void beforeLooking_lastHop_isNoHopAnyMore() {
        var due = NOW.plusSeconds(100);
        var timing = new Timing(Steps.FIRST_SEEN, due, true, Steps.STARTED.plus(Steps.DEADLINE));
        var hopping =
                new PollerMessage(Steps.STEP, new Rank(0, 3), timing, Tally.NONE, Steps.watching());

        var hop = (Decision.Requeue) rules.beforeLooking(hopping, Steps.at(NOW)).orElseThrow();

        assertThat(hop.delay()).isEqualTo(Duration.ofSeconds(100));
        assertThat(hop.next().timing().hop()).isFalse();
        assertThat(rules.beforeLooking(hop.next(), Steps.at(NOW))).isEmpty();
    }

    private static PollerMessage watching(RunHistory history) {
        var watch = Steps.watching();
        return Steps.watch()
                .with(
                        new Phase.Watch(
                                watch.job(),
                                watch.handle(),
                                watch.startedAt(),
                                watch.settled(),
                                watch.seenWaiting(),
                                history));
    }

    private static Observation untold(Kind kind) {
        return Steps.seen(Steps.untold(kind), Look.notTaken());
    }

    private static Observation twoRuns(JobStatus own, JobStatus other) {
        return Steps.seen(Look.told(own), Steps.found(Steps.OWN, own, Steps.OTHER, other));
    }

    private static Decision.Requeue requeue(
            StepRules rules, PollerMessage message, Observation seen, Instant now) {
        return (Decision.Requeue) rules.decide(message, seen, Steps.at(now));
    }
}
