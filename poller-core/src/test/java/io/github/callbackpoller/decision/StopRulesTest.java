package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pipeline is stopped before, with and after the start, twice, and after the end. */
class StopRulesTest {
    private static final Instant NOW = Steps.STARTED.plusSeconds(20);

    private final StepRules rules = Steps.rules();
    private final IntakeRules intake =
            new IntakeRules(Steps.definitions(), Home.ANYWHERE, KeyDerivation::derive);

    @Test
    void decide_messagesSpentAndJobStopped_failureDoesNotSpeakOfTheDeadline() {
        var spent =
                Steps.stop(StopCause.DEADLINE, Optional.of(Steps.OWN))
                        .with(new Tally(0, 0, 0, 0, 4));

        var decision = rules.decide(spent, Steps.seen(Steps.stopped()), Steps.at(NOW));

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "The step used up its messages; its job was stopped"
                                + " (glue-nyc-taxi/jr_1)");
    }

    @Test
    void decide_leavesAndNothingCouldBeTold_failureDoesNotSayThatTheJobWasLeft() {
        var leaving =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_LEAVE, JobPolicy.OnStop.LEAVE));
        var stop = lookedEnough(Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN)));
        var seen =
                Steps.seen(
                        Steps.<JobStatus>untold(Kind.THROTTLED),
                        Steps.<JobSearch>untold(Kind.THROTTLED));

        var decision = leaving.decide(stop, seen, Steps.at(stop.timing().deadline()));

        assertThat(Kinds.reason(decision))
                .isEqualTo("Stopped by the pipeline; whether its job still runs could not be told");
    }

    @Test
    void decide_startedForNobody_isToldToStopForAnHour() {
        var seen =
                new Observation(
                        Look.notTaken(),
                        Steps.found(Map.of(Steps.OWN, Steps.running())),
                        Steps.view(StepView.State.OVER));

        var decision = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(decision.next().timing().deadline()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void stop_beforeTheStart_looksAgainAfterAMinuteThenSaysThatThereWasNoJob() {
        var nothing = Steps.seen(Steps.found(Map.of()));
        var message = stopping(NOW);

        var first = (Decision.Requeue) rules.decide(message, nothing, Steps.at(NOW));
        var last = rules.decide(first.next(), nothing, Steps.at(NOW.plus(first.delay())));

        assertThat(first.delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(Kinds.reason(last))
                .isEqualTo("Stopped by the pipeline; no job was found for it");
    }

    @Test
    void start_afterTheStopWasAnswered_startsNothing() {
        var over =
                new Observation(
                        Look.notTaken(), Steps.found(Map.of()), Steps.view(StepView.State.OVER));

        var decision = rules.decide(Steps.start(), over, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP NOBODY_WAITS");
    }

    @Test
    void stop_withTheStart_findsTheRunWithinTheMinuteAndStopsIt() {
        var message = stopping(NOW);
        var nothing = Steps.seen(Steps.found(Map.of()));
        var runs = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.running())));

        var first = (Decision.Requeue) rules.decide(message, nothing, Steps.at(NOW));
        var second =
                (Decision.Requeue)
                        rules.decide(first.next(), runs, Steps.at(NOW.plus(first.delay())));

        assertThat(second.stopFirst()).containsExactly(Steps.OWN);
    }

    @Test
    void stop_afterTheStart_stopsEveryRunThenAnswersFailure() {
        var two = Steps.seen(Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running()));
        var done =
                Steps.seen(Steps.found(Steps.OWN, Steps.stopped(), Steps.OTHER, Steps.stopped()));

        var first = (Decision.Requeue) rules.decide(stopping(NOW), two, Steps.at(NOW));
        var last = rules.decide(first.next(), done, Steps.at(NOW.plus(first.delay())));

        assertThat(first.stopFirst()).containsExactlyInAnyOrder(Steps.OWN, Steps.OTHER);
        assertThat(Kinds.reason(last))
                .isEqualTo("Stopped by the pipeline; its job was stopped (glue-nyc-taxi/jr_1)");
    }

    @Test
    void stop_jobIsStopping_isNoEndYet() {
        var status = new JobStatus.Running("STOPPING", true, Optional.empty(), Optional.empty());

        var decision =
                rules.decide(
                        stopping(NOW),
                        Steps.seen(Steps.found(Map.of(Steps.OWN, status))),
                        Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP PIPELINE");
    }

    @Test
    void stop_twice_secondMessageComesToTheSameEnd() {
        var done = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.stopped())));

        var first = rules.decide(stopping(NOW), done, Steps.at(NOW));
        var second = rules.decide(stopping(NOW.plusSeconds(5)), done, Steps.at(NOW.plusSeconds(9)));

        assertThat(Kinds.reason(second)).isEqualTo(Kinds.reason(first));
    }

    @Test
    void stop_jobHadSucceededBefore_tellsTheTruth() {
        var seen = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.succeeded())));

        var decision = rules.decide(stopping(NOW), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("answer success");
    }

    @Test
    void stop_jobHadFailedBefore_tellsItsOwnReason() {
        var seen =
                new Observation(
                        Look.notTaken(),
                        Steps.found(Map.of(Steps.OWN, Steps.failed())),
                        new StepView(StepView.State.STOPPING, Optional.of(Steps.FIRST_SEEN)));

        var decision = rules.decide(stopping(NOW), seen, Steps.at(NOW));

        assertThat(Kinds.reason(decision)).isEqualTo("FAILED: out of memory (run jr_1)");
    }

    @ParameterizedTest
    @EnumSource(JobPolicy.OnStop.class)
    void stop_jobHasFailedAndTheStepCannotBeRead_mayBeAnEarlierAttemptAndIsNotTold(
            JobPolicy.OnStop onStop) {
        var either = Steps.rules(Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, onStop));
        var seen = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.failed())));
        var bound = stopping(NOW).timing().deadline();

        var soon = either.decide(stopping(NOW), seen, Steps.at(NOW));
        var late = either.decide(lookedEnough(stopping(NOW)), seen, Steps.at(bound));

        assertThat(Kinds.of(soon)).isEqualTo("STOPPING > STOP PIPELINE");
        assertThat(Kinds.reason(late))
                .isEqualTo("Stopped by the pipeline; whether its job still runs could not be told");
    }

    @Test
    void stop_jobHasFailedAndTheStepIsShownAsEnded_isShownAsItWasBeforeAndIsNotTold() {
        var before =
                new Observation(
                        Look.notTaken(),
                        Steps.found(Map.of(Steps.OWN, Steps.failed())),
                        new StepView(StepView.State.OVER, Optional.of(Steps.FIRST_SEEN)));

        var decision = rules.decide(stopping(NOW), before, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP PIPELINE");
    }

    @Test
    void stop_jobThatTheMessageKnowsHasFailed_isToldThoughTheStepCannotBeRead() {
        var known = Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN));

        var decision = rules.decide(known, Steps.seen(Steps.failed()), Steps.at(NOW));

        assertThat(Kinds.reason(decision)).isEqualTo("FAILED: out of memory (run jr_1)");
    }

    @Test
    void stop_runIsFoundByItsKey_isKnownToTheNextMessage() {
        var decision =
                rules.decide(
                        stopping(NOW),
                        Steps.seen(Steps.found(Map.of(Steps.OTHER, Steps.running()))),
                        Steps.at(NOW));

        assertThat(((Decision.Requeue) decision).next().phase())
                .isInstanceOfSatisfying(
                        Phase.Stop.class, stop -> assertThat(stop.handle()).contains(Steps.OTHER));
    }

    @Test
    void stop_jobRunsOnPastTheBound_reasonSaysThatItStillRuns() {
        var message = lookedEnough(Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN)));
        var late = message.timing().deadline();

        var decision = rules.decide(message, Steps.seen(Steps.running()), Steps.at(late));

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "Stopped by the pipeline; its job still runs"
                                + " (RUNNING, glue-nyc-taxi/jr_1)");
    }

    @Test
    void stop_cannotBeToldUntilTheBound_reasonSaysSo() {
        var message = lookedEnough(Steps.stop(StopCause.DEADLINE, Optional.of(Steps.OWN)));
        var seen = Steps.seen(Steps.untold(Kind.HOPELESS), Steps.untold(Kind.HOPELESS));
        var late = message.timing().deadline();

        var decision = rules.decide(message, seen, Steps.at(late));

        assertThat(Kinds.reason(decision))
                .isEqualTo("The deadline has passed; whether its job still runs could not be told");
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 20", "2, 40", "3, 80", "4, 80", "99, 80"})
    void stop_jobStillRuns_looksAgainLaterAndLater(int misses, long seconds) {
        var message =
                Steps.withMisses(Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN)), misses);

        var next =
                (Decision.Requeue)
                        rules.decide(message, Steps.seen(Steps.running()), Steps.at(NOW));

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(next.stopFirst()).containsExactly(Steps.OWN);
        assertThat(next.next().timing().deadline()).isEqualTo(message.timing().deadline());
    }

    @ParameterizedTest
    @EnumSource(StopCause.class)
    void stop_policyIsLeave_stopsNothing(StopCause cause) {
        var leaving =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_LEAVE, JobPolicy.OnStop.LEAVE));
        var message = Steps.stop(cause, Optional.of(Steps.OWN));

        var decision = leaving.decide(message, Steps.seen(Steps.running()), Steps.at(NOW));

        assertThat(Kinds.of(decision))
                .isEqualTo(
                        cause == StopCause.NOBODY_WAITS
                                ? "discard NOBODY_WAITS"
                                : "answer failure");
    }

    @Test
    void stop_policyIsLeave_reasonSaysThatTheJobWasLeft() {
        var leaving =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, JobPolicy.OnStop.LEAVE));

        var decision = leaving.decide(stopping(NOW), runs(), Steps.at(NOW));

        assertThat(Kinds.reason(decision))
                .isEqualTo("Stopped by the pipeline; its job was left as it is");
    }

    @Test
    void stop_policyIsLeaveAndTheJobHadSucceeded_tellsTheTruth() {
        var leaving =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, JobPolicy.OnStop.LEAVE));
        var seen = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.succeeded())));

        var decision = leaving.decide(stopping(NOW), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("answer success");
    }

    @Test
    void stop_succeededBesideADuplicateThatWontEnd_tellsTheTruthAtTheBound() {
        var message = lookedEnough(Steps.stop(StopCause.DEADLINE, Optional.of(Steps.OWN)));
        var seen =
                Steps.seen(
                        Look.told(Steps.succeeded()),
                        Steps.found(Steps.OWN, Steps.succeeded(), Steps.OTHER, Steps.running()));

        var decision = rules.decide(message, seen, Steps.at(message.timing().deadline()));

        assertThat(Kinds.of(decision)).isEqualTo("answer success");
    }

    @Test
    void stop_failedRunThatGlueWillRunAgain_isWaitedForAndStopped() {
        var seen =
                Steps.seen(
                        Steps.found(
                                Map.of(
                                        Steps.OWN,
                                        Steps.failedWithRetriesLeft(NOW.minusSeconds(5)))));

        var decision = rules.decide(stopping(NOW), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP PIPELINE");
    }

    @Test
    void stop_becauseMessagesWereSpent_theJobIsGivenItsTimeToEnd() {
        var spent =
                Steps.stop(StopCause.DEADLINE, Optional.of(Steps.OWN))
                        .with(new Tally(0, 0, 0, 10_001, 4));
        var now = spent.timing().deadline().minusSeconds(60);

        var decision = rules.decide(spent, Steps.seen(Steps.running()), Steps.at(now));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP DEADLINE");
        assertThat(((Decision.Requeue) decision).stopFirst()).containsExactly(Steps.OWN);
    }

    @Test
    void stop_policyIsLeaveAndNothingCanBeTold_looksAgainBeforeItAnswers() {
        var leaving =
                Steps.rules(
                        Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, JobPolicy.OnStop.LEAVE));
        var untold = Steps.seen(Steps.<JobSearch>untold(Kind.THROTTLED));

        var decision = leaving.decide(stopping(NOW), untold, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP PIPELINE");
    }

    @Test
    void afterUnstoppable_adapterCannotStop_answerSaysThatTheJobRuns() {
        var next = (Decision.Requeue) rules.decide(stopping(NOW), runs(), Steps.at(NOW));

        var decision = rules.afterUnstoppable(next);

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "Stopped by the pipeline; its job can't be stopped and was left running");
    }

    @Test
    void afterUnstoppable_nobodyWaits_isDiscarded() {
        var message = Steps.stop(StopCause.NOBODY_WAITS, Optional.of(Steps.OWN));
        var next =
                (Decision.Requeue)
                        rules.decide(message, Steps.seen(Steps.running()), Steps.at(NOW));

        var decision = rules.afterUnstoppable(next);

        assertThat(Kinds.of(decision)).isEqualTo("discard NOBODY_WAITS");
    }

    @ParameterizedTest
    @EnumSource(JobPolicy.OnStop.class)
    void afterUnstoppable_onlyADuplicateCannotBeStopped_answerIsWhatTheJobComesTo(
            JobPolicy.OnStop onStop) {
        var policy = Steps.policy(JobPolicy.OnDeadline.FAIL_AND_STOP, onStop);
        var seen =
                Steps.seen(Steps.found(Steps.OWN, Steps.succeeded(), Steps.OTHER, Steps.running()));
        var stopping =
                (Decision.Requeue) Steps.rules(policy).decide(stopping(NOW), seen, Steps.at(NOW));

        var follows = Steps.rules(policy).afterUnstoppable(stopping);

        assertThat(stopping.stopFirst()).containsExactly(Steps.OTHER);
        assertThat(follows).isEqualTo(stopping);
        assertThat(((Phase.Stop) stopping.next().phase()).handle()).contains(Steps.OWN);
    }

    @Test
    void afterUnstoppable_duplicatesOfAWatchedJob_areWatchedOn() {
        var seen =
                Steps.seen(
                        Look.told(Steps.running()),
                        Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running()));
        var next = (Decision.Requeue) rules.decide(Steps.watch(), seen, Steps.at(NOW));

        var decision = rules.afterUnstoppable(next);

        assertThat(decision).isEqualTo(next);
    }

    @Test
    void stopMessage_sentHoursAfterTheStart_looksBackToTheStart() {
        var threeHoursLater = Steps.STARTED.plus(Duration.ofHours(3));
        var message = stopping(threeHoursLater);
        boolean asksForTheStep = rules.needs(message, threeHoursLater).view();
        var view =
                asksForTheStep
                        ? new StepView(StepView.State.STOPPING, Optional.of(Steps.STARTED))
                        : StepView.UNKNOWN;

        var request = rules.searchFor(message, view).orElseThrow();

        assertThat(request.notBefore()).isBeforeOrEqualTo(Steps.STARTED);
    }

    @Test
    void stopMessage_stepCannotBeRead_looksBackAsFarAsAStepCanWait() {
        var threeHoursLater = Steps.STARTED.plus(Duration.ofHours(3));
        var message = stopping(threeHoursLater);

        var request = rules.searchFor(message, StepView.UNKNOWN).orElseThrow();

        assertThat(request.notBefore()).isBeforeOrEqualTo(Steps.STARTED);
    }

    private static PollerMessage lookedEnough(PollerMessage stop) {
        return Steps.withMisses(stop, 3);
    }

    private static Observation runs() {
        return Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.running())));
    }

    private PollerMessage stopping(Instant sentAt) {
        var callback = new CallbackMessage(Steps.TOKEN, Steps.EXECUTION, Steps.INPUTS, true);
        var message =
                intake.takeIn(new Decoded.Callback(callback), sentAt, false, sentAt)
                        .match(
                                proceed -> proceed,
                                decision -> {
                                    throw new AssertionError(decision);
                                });
        assertThat(message.phase())
                .isEqualTo(
                        new Phase.Stop(
                                Steps.watching().job(),
                                Optional.empty(),
                                sentAt,
                                StopCause.PIPELINE));
        return message;
    }
}
