package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StartRulesTest {
    private static final Instant NOW = Steps.FIRST_SEEN.plusSeconds(30);
    private static final RunHistory HISTORY = new RunHistory(List.of(300, 310));

    private final StepRules rules = Steps.rules();

    @Test
    void decide_nothingFound_asksForTheJobWithKeyArgumentsAndContext() {
        var seen = Steps.seen(Look.told(new JobSearch(Map.of(), HISTORY)));

        var start = (Decision.StartJob) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(start.request().key()).isEqualTo(Steps.LOWEST_KEY);
        assertThat(start.request().settings()).isEqualTo(Map.of("jobName", "glue-nyc-taxi"));
        assertThat(start.request().arguments()).isEqualTo(Map.of("--input_uri", "s3://in"));
        assertThat(start.request().context())
                .isEqualTo(
                        "{\"definition\":\"taxi-prep\",\"execution\":\""
                                + Steps.EXECUTION.value()
                                + "\",\"outputs\":{\"minutes\":\"${job.minutes}\","
                                + "\"s3_data_out\":\"s3://out\"}}");
        assertThat(start.history()).isEqualTo(HISTORY);
    }

    @Test
    void decide_runThatFailedBeforeTheStepBegan_isOfNoMeaning() {
        var began = new StepView(StepView.State.WAITING, Optional.of(Steps.FIRST_SEEN));
        var earlier = Steps.failedWithRetriesLeft(Steps.FIRST_SEEN.minusMillis(1));
        var seen = new Observation(Look.notTaken(), Steps.found(Map.of(Steps.OWN, earlier)), began);

        assertThat(rules.decide(Steps.start(), seen, Steps.at(NOW)))
                .isInstanceOf(Decision.StartJob.class);
    }

    @Test
    void decide_stepCantBeReadAndTheRunFailedLongBeforeTheMessage_isOfNoMeaning() {
        var earlier = Steps.failedWithRetriesLeft(Steps.FIRST_SEEN.minusSeconds(61));
        var seen =
                new Observation(
                        Look.notTaken(), Steps.found(Map.of(Steps.OWN, earlier)), StepView.UNKNOWN);

        assertThat(rules.decide(Steps.start(), seen, Steps.at(NOW)))
                .isInstanceOf(Decision.StartJob.class);
    }

    @ParameterizedTest
    @CsvSource({
        "61, 30, 9, START_POSTPONED",
        "61, 300, 2, START_POSTPONED",
        "61, 300, 3, STOPPING",
        "59, 30, 0, STOPPING",
    })
    void decide_stepIsOverAndBeganBeforeTheMessage_isLookedAtAgainForFiveMinutesAndThreeTimes(
            long begunBefore, long later, int misses, Happening expected) {
        var over =
                new StepView(
                        StepView.State.OVER,
                        Optional.of(Steps.FIRST_SEEN.minusSeconds(begunBefore)));
        var seen = new Observation(Look.notTaken(), Steps.found(Map.of()), over);

        var decision =
                rules.decide(
                        Steps.withMisses(Steps.start(), misses),
                        seen,
                        Steps.at(Steps.FIRST_SEEN.plusSeconds(later)));

        assertThat(happening(decision)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, discard NOBODY_WAITS",
        "0, 2, STOPPING > STOP NOBODY_WAITS",
        "1, 1, STOPPING > STOP NOBODY_WAITS"
    })
    void decide_stepIsOverAndNoRunShows_isLookedAtOnceMoreIfOneMayHaveBegun(
            long chain, int receives, String expected) {
        var over =
                new Observation(
                        Look.notTaken(), Steps.found(Map.of()), Steps.view(StepView.State.OVER));
        var first =
                new PollerMessage(
                        Steps.STEP,
                        new Rank(chain, 0),
                        Steps.start().timing(),
                        Tally.NONE,
                        Steps.start().phase());
        var here = new Circumstances(NOW, Optional.empty(), receives, NOW.plusSeconds(300));

        var decision = rules.decide(first, over, here);

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @Test
    void decide_stepIsOverAndItsFailedRunMayRunAgain_theRetryIsStopped() {
        var seen =
                new Observation(
                        Look.notTaken(),
                        Steps.found(
                                Map.of(
                                        Steps.OWN,
                                        Steps.failedWithRetriesLeft(NOW.minusSeconds(5)))),
                        Steps.view(StepView.State.OVER));

        var decision = rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP NOBODY_WAITS");
    }

    @Test
    void decide_startsResponseWasLostAndLookingIsRefused_doesNotSayThatNothingWasStarted() {
        var refused = Steps.seen(Look.<JobSearch>untold(Kind.HOPELESS, "AccessDenied"));
        var tried = Steps.start().with(Steps.start().tally().missed());

        var decision = rules.decide(tried, refused, Steps.at(NOW));
        while (decision instanceof Decision.Requeue requeue) {
            decision = rules.decide(requeue.next(), refused, Steps.at(NOW));
        }

        assertThat(Kinds.reason(decision))
                .isEqualTo("Whether the job runs could not be told: AccessDenied");
    }

    private static Happening happening(Decision decision) {
        return ((Decision.Requeue) decision).happening();
    }

    @ParameterizedTest
    @CsvSource({"0", "5000"})
    void decide_runThatFailedSinceTheStepBegan_isAdopted(long millisLater) {
        var began = new StepView(StepView.State.WAITING, Optional.of(Steps.FIRST_SEEN));
        var failed = Steps.failedWithRetriesLeft(Steps.FIRST_SEEN.plusMillis(millisLater));
        var seen = new Observation(Look.notTaken(), Steps.found(Map.of(Steps.OWN, failed)), began);

        var next = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(next.happening()).isEqualTo(Happening.ADOPTED);
    }

    @Test
    void decide_asManyJobsRunAsAreAllowed_waits() {
        var next =
                (Decision.Requeue)
                        limited(2)
                                .decide(Steps.start(), live(Steps.OTHER, Steps.OWN), Steps.at(NOW));

        assertThat(next.happening()).isEqualTo(Happening.START_POSTPONED);
        assertThat(next.detail())
                .isEqualTo("as many jobs of 'taxi-prep' run as its maxConcurrent allows (2)");
        assertThat(next.next().phase()).isEqualTo(Steps.start().phase());
    }

    @Test
    void decide_fewerJobsRunThanAreAllowed_startsWithinTheLimit() {
        var start =
                (Decision.StartJob)
                        limited(2).decide(Steps.start(), live(Steps.OTHER), Steps.at(NOW));

        assertThat(start.gate()).contains(new Gate("taxi-prep", 2, Set.of(Steps.OTHER)));
    }

    @Test
    void decide_stillNoRoomAtTheStartDeadline_fails() {
        var late = Steps.FIRST_SEEN.plus(Duration.ofHours(6));

        var answer =
                (Decision.Answer)
                        limited(1).decide(Steps.start(), live(Steps.OTHER), Steps.at(late));

        assertThat(answer.message().phase())
                .isEqualTo(
                        new Phase.Answer(
                                new JobOutcome.Failed("The job could not be started within 6h")));
    }

    private static StepRules limited(int maxConcurrent) {
        return Steps.rules(
                new JobPolicy(
                        JobPolicy.START_DEADLINE,
                        Optional.empty(),
                        JobPolicy.OnDeadline.FAIL_AND_STOP,
                        JobPolicy.OnStop.STOP,
                        OptionalInt.of(maxConcurrent)));
    }

    private static Observation live(JobHandle... handles) {
        return Steps.seen(Look.told(new JobSearch(Map.of(), RunHistory.none(), Set.of(handles))));
    }

    @Test
    void decide_stepsStartIsKnown_looksBackToFiveMinutesBefore() {
        var stepBegan = Steps.FIRST_SEEN.minusSeconds(7);
        var view = new StepView(StepView.State.WAITING, Optional.of(stepBegan));

        var request = rules.searchFor(Steps.start(), view).orElseThrow();

        assertThat(request.notBefore()).isEqualTo(stepBegan.minus(Duration.ofMinutes(5)));
        assertThat(request.key()).isEqualTo(Steps.LOWEST_KEY);
        assertThat(request.arguments()).isEmpty();
    }

    @Test
    void decide_stepsStartIsUnknownOwnMessage_looksBackToFiveMinutesBeforeFirstSeen() {
        var request = rules.searchFor(Steps.start(), StepView.UNKNOWN).orElseThrow();

        assertThat(request.notBefore()).isEqualTo(Steps.FIRST_SEEN.minus(Duration.ofMinutes(5)));
    }

    @Test
    void afterStart_started_isWatchedFromNowOnWithAFreshTally() {
        var message = Steps.start().with(new Tally(0, 4, 2, 9, 1));
        var start =
                (Decision.StartJob)
                        rules.decide(
                                message,
                                Steps.seen(Look.told(new JobSearch(Map.of(), HISTORY))),
                                Steps.at(NOW));

        var next = (Decision.Requeue) rules.afterStart(start, Steps.OWN, NOW);

        assertThat(next.happening()).isEqualTo(Happening.STARTED);
        assertThat(next.delay()).isEqualTo(Duration.ofMinutes(1));
        assertThat(next.next().phase())
                .isEqualTo(
                        new Phase.Watch(
                                Steps.watching().job(),
                                Steps.OWN,
                                NOW,
                                false,
                                Instant.EPOCH,
                                HISTORY));
        assertThat(next.next().tally()).isEqualTo(new Tally(0, 0, 0, 10, 1));
        assertThat(next.next().rank()).isEqualTo(new Rank(0, 8));
        assertThat(next.next().timing().deadline())
                .isEqualTo(NOW.plus(JobPolicy.DEADLINE_WHERE_NONE_IS_KNOWN));
    }

    @Test
    void decide_runOfTheKeyFound_isAdoptedFromItsOwnStart() {
        var seen = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.running())));

        var next = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        var watch = (Phase.Watch) next.next().phase();
        assertThat(next.happening()).isEqualTo(Happening.ADOPTED);
        assertThat(watch.handle()).isEqualTo(Steps.OWN);
        assertThat(watch.startedAt()).isEqualTo(Steps.STARTED);
        assertThat(watch.settled()).isFalse();
        assertThat(next.next().timing().deadline())
                .isEqualTo(Steps.STARTED.plus(JobPolicy.DEADLINE_WHERE_NONE_IS_KNOWN));
    }

    @Test
    void decide_twoRunsOfTheKeyFound_adoptsTheLowerIdAndStopsTheOther() {
        var seen =
                Steps.seen(Steps.found(Steps.OTHER, Steps.running(), Steps.OWN, Steps.running()));

        var next = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(((Phase.Watch) next.next().phase()).handle()).isEqualTo(Steps.OWN);
        assertThat(next.stopFirst()).containsExactly(Steps.OTHER);
    }

    @Test
    void decide_oneRunSucceededAndOneRuns_adoptsTheOneThatSucceeded() {
        var seen =
                Steps.seen(Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.succeeded()));

        var next = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(((Phase.Watch) next.next().phase()).handle()).isEqualTo(Steps.OTHER);
        assertThat(next.stopFirst()).containsExactly(Steps.OWN);
    }

    @Test
    void decide_stepEndedAndARunGoesOnBesideOneThatSucceeded_stopsIt() {
        var seen =
                new Observation(
                        Look.notTaken(),
                        Steps.found(Steps.OWN, Steps.succeeded(), Steps.OTHER, Steps.running()),
                        Steps.view(StepView.State.OVER));

        var decision = rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP NOBODY_WAITS");
        assertThat(((Decision.Requeue) decision).stopFirst()).containsExactly(Steps.OTHER);
    }

    @Test
    void decide_startDeadlinePassed_failureSaysHowLongWasTried() {
        var late = Steps.start().timing().deadline();

        var decision =
                rules.decide(Steps.start(), Steps.seen(Steps.found(Map.of())), Steps.at(late));

        assertThat(Kinds.reason(decision)).isEqualTo("The job could not be started within 6h");
    }

    @Test
    void decide_backFromDeadLettersTooOften_failureDoesNotSpeakOfTheStartDeadline() {
        var spent = Steps.start().with(new Tally(0, 0, 0, 0, 4));

        var decision = rules.decide(spent, Steps.seen(Steps.found(Map.of())), Steps.at(NOW));

        assertThat(Kinds.reason(decision))
                .isEqualTo("The job could not be started before the step used up its messages");
    }

    @Test
    void decide_pipelineStops_looksAgainInTenSecondsForWhatMayHaveStarted() {
        var seen =
                new Observation(
                        Look.notTaken(),
                        Steps.found(Map.of()),
                        Steps.view(StepView.State.STOPPING));

        var next = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(next.next().phase())
                .isEqualTo(
                        new Phase.Stop(
                                Steps.watching().job(), Optional.empty(), NOW, StopCause.PIPELINE));
        assertThat(next.next().timing().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"THROTTLED", "BUSY", "RETRY_LATER"})
    void afterFailedStart_passingError_isTriedAgainLater(Kind kind) {
        var decision = rules.afterFailedStart(startJob(Steps.start()), kind, "not now", NOW);

        var next = (Decision.Requeue) decision;
        assertThat(Kinds.of(decision)).isEqualTo("START_POSTPONED > START");
        assertThat(next.next().tally().misses()).isEqualTo(1);
        assertThat(next.next().timing().deadline()).isEqualTo(Steps.start().timing().deadline());
    }

    @Test
    void afterFailedStart_callMayHaveHadItsEffect_waitsUntilARunWouldBeSeen() {
        var next =
                (Decision.Requeue)
                        rules.afterFailedStart(
                                startJob(Steps.start()), Kind.RETRY_LATER, "timeout", NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void decide_lookUpIsRefusedAgainAndAgain_isAnsweredWithTheTrueReasonWithinMinutes() {
        var refused = Steps.seen(Look.<JobSearch>untold(Kind.HOPELESS, "EntityNotFound: no job"));
        var message = Steps.start();
        var waited = Duration.ZERO;

        var decision = rules.decide(message, refused, Steps.at(NOW));
        while (decision instanceof Decision.Requeue requeue) {
            waited = waited.plus(requeue.delay());
            decision = rules.decide(requeue.next(), refused, Steps.at(NOW));
        }

        assertThat(Kinds.reason(decision))
                .isEqualTo("The job could not be started: EntityNotFound: no job");
        assertThat(waited).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    void decide_runOfTwoDaysIsAdopted_deadlineIsTheServicesOwn() {
        var running =
                new JobStatus.Running(
                        "RUNNING", true, Optional.of(NOW), Optional.of(Duration.ofHours(48)));
        var seen = Steps.seen(Steps.found(Map.of(Steps.OWN, running)));

        var next = (Decision.Requeue) rules.decide(Steps.start(), seen, Steps.at(NOW));

        assertThat(next.next().timing().deadline())
                .isEqualTo(NOW.plus(Duration.ofHours(48)).plus(Duration.ofMinutes(15)));
    }

    @Test
    void afterFailedStart_hopeless_isAnsweredAtOnce() {
        var decision =
                rules.afterFailedStart(
                        startJob(Steps.start()), Kind.HOPELESS, "EntityNotFound: no job", NOW);

        assertThat(Kinds.reason(decision))
                .isEqualTo("The job could not be started: EntityNotFound: no job");
    }

    @ParameterizedTest
    @CsvSource({
        // Twenty seconds, growing by 1.6, a fifth less for the lowest key.
        "0, 0, 16",
        "1, 0, 26",
        "2, 0, 41",
        "5, 0, 168",
        "6, 0, 240",
        "50, 0, 240",
        // The longest wait shrinks from 300 s to 60 s while the start deadline draws near.
        "50, 3, 144",
        "50, 6, 48",
        "50, 12, 48",
        "0, 6, 16"
    })
    void afterFailedStart_lowestKey_waitsByMissesAndAge(int misses, int hours, long seconds) {
        var message = Steps.withMisses(Steps.start(), misses);
        var now = Steps.FIRST_SEEN.plus(Duration.ofHours(hours));

        var next = (Decision.Requeue) rules.afterFailedStart(startJob(message), Kind.BUSY, "", now);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void afterFailedStart_oldStepBesideYoungOne_isTriedMoreOften() {
        var now = Steps.FIRST_SEEN.plus(Duration.ofHours(5));
        var old = Steps.withMisses(Steps.start(), 20);

        var oldWaits = delay(old, now);
        var youngWaits = delay(old, Steps.FIRST_SEEN.plusSeconds(60));

        assertThat(oldWaits).isLessThan(youngWaits.dividedBy(2));
    }

    @Test
    void afterFailedStart_hundredSteps_driftApartByAFifthEitherWay() {
        var delays =
                IntStream.range(0, 100)
                        .mapToObj(i -> new JobKey(hex(i)))
                        .map(key -> delay(Steps.withKey(Steps.start(), key), NOW).toSeconds())
                        .toList();

        assertThat(delays).allMatch(seconds -> seconds >= 16 && seconds <= 24);
        assertThat(delays.stream().distinct().count()).isEqualTo(9);
    }

    @Test
    void decide_hopBudgetSpentWithoutAJob_countsAsTheStartDeadline() {
        var spent = Steps.start().with(new Tally(0, 0, 0, 10_000, 0));

        var decision = rules.decide(spent, Steps.seen(Steps.found(Map.of())), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("answer failure");
    }

    @Test
    void decide_lookUpNeverWorkedUntilTheDeadline_stopsWhatMayHaveBeenStarted() {
        var late = Steps.start().timing().deadline();

        var decision =
                rules.decide(
                        Steps.start(), Steps.seen(Steps.untold(Kind.THROTTLED)), Steps.at(late));

        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP DEADLINE");
    }

    private Duration delay(PollerMessage message, Instant now) {
        var decision = rules.afterFailedStart(startJob(message), Kind.THROTTLED, "", now);
        return ((Decision.Requeue) decision).delay();
    }

    private Decision.StartJob startJob(PollerMessage message) {
        var seen = Steps.seen(Steps.found(Map.of()));
        return (Decision.StartJob) rules.decide(message, seen, Steps.at(Steps.FIRST_SEEN));
    }

    private static String hex(int percent) {
        return String.format("%012x", (long) (percent / 100.0 * (1L << 48))) + "0".repeat(52);
    }
}
