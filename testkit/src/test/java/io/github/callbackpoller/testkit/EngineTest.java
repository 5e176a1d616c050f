package io.github.callbackpoller.testkit;

import static io.github.callbackpoller.testkit.World.TOKEN;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.port.QueueName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final JobStatus SUCCEEDED =
            new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "job-1"));

    private static final List<CallbackToken> TOKENS =
            Stream.of("AAAAAAAAAA", "BBBBBBBBBB", "CCCCCCCCCC", "DDDDDDDDDD")
                    .map(CallbackToken::of)
                    .toList();

    private static final JobOutcome SUCCESS =
            new JobOutcome.Succeeded(Map.of("out", "s3://bucket/in/done", "id", "job-1"));

    @Test
    void handle_jobSucceeds_answersOnceWithOutputs() {
        var world = new World();
        world.begin();

        world.advance(ofMinutes(10));
        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(1));

        assertThat(world.outcome()).contains(SUCCESS);
        assertThat(world.callbacks.calls()).hasSize(1);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_crashBeforeAcknowledge_startsTheJobOnceAndTheForkDiesOut() {
        var world = new World();
        world.begin();

        world.handleAndCrash(QueueName.CALLBACK);
        world.advance(ofMinutes(30));

        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.liveMessages()).isEqualTo(1);
        assertThat(world.events.happenings()).contains(Happening.SUPERSEDED);
    }

    @Test
    void handle_processDiesAfterStart_theNextAdoptsTheJob() {
        var world = new World();
        world.begin();
        world.queues.loseSends(true);

        world.handleAndCrash(QueueName.CALLBACK);
        world.restart();
        world.queues.loseSends(false);
        world.advance(ofMinutes(5));

        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.events.happenings()).contains(Happening.ADOPTED);
    }

    @Test
    void handle_responseOfTheStartIsLost_adoptsTheJob() {
        var world = new World();
        world.jobs.failStarts(Kind.RETRY_LATER);
        world.jobs.loseResponses(true);
        world.begin();

        world.advance(ofMinutes(5));

        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.events.happenings()).contains(Happening.ADOPTED);
    }

    @Test
    void handle_noRoomForTheJob_startsItWhenThereIs() {
        var world = new World();
        world.jobs.failStarts(Kind.BUSY, Kind.BUSY, Kind.THROTTLED);
        world.begin();

        world.advance(ofMinutes(15));

        assertThat(world.jobs.started()).hasSize(1);
    }

    @Test
    void handle_twoRunsOfOneStep_stopsAllButOne() {
        var world = new World();
        world.begin();
        world.handleAll();
        world.jobs.startBehind(world.jobs.requestOf(world.onlyJob()));

        world.advance(ofMinutes(10));

        assertThat(world.jobs.stops()).hasSize(1);
        assertThat(world.jobs.started().stream().filter(job -> !world.jobs.check(job).hasEnded()))
                .hasSize(1);
    }

    @Test
    void handle_stopWhileTheJobRuns_stopsItAndAnswersFailure() {
        var world = new World();
        world.begin();
        world.advance(ofMinutes(5));

        world.stopPipeline();
        world.advance(ofMinutes(10));

        assertThat(world.jobs.stops()).containsExactly(world.onlyJob());
        assertThat(world.outcome())
                .contains(
                        new JobOutcome.Failed(
                                "Stopped by the pipeline; its job was stopped (job-1)"));
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_stopBeforeTheStart_startsNoJob() {
        var world = new World();
        world.callbacks.waitFor(TOKEN);
        world.stopPipeline();
        world.handleAll();

        world.queues.put(QueueName.CALLBACK, World.body("Executing"));
        world.advance(ofMinutes(10));

        assertThat(world.jobs.started()).isEmpty();
        assertThat(world.outcome())
                .contains(
                        new JobOutcome.Failed("Stopped by the pipeline; no job was found for it"));
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_stopAfterTheJobSucceeded_answersTheTruth() {
        var world = new World();
        world.begin();
        world.handleAll();
        world.jobs.set(world.onlyJob(), SUCCEEDED);

        world.stopPipeline();
        world.advance(ofMinutes(10));

        assertThat(world.outcome()).contains(SUCCESS);
    }

    @Test
    void handle_stopTwice_answersOnce() {
        var world = new World();
        world.begin();
        world.handleAll();

        world.stopPipeline();
        world.stopPipeline();
        world.advance(ofMinutes(30));

        assertThat(world.outcome()).isPresent();
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_stepEndedElsewhere_stopsTheJobAndAnswersNobody() {
        var world = new World();
        world.begin();
        world.handleAll();
        world.callbacks.end(TOKEN);

        world.advance(ofMinutes(30));

        assertThat(world.jobs.stops()).containsExactly(world.onlyJob());
        assertThat(world.outcome()).isEqualTo(Optional.empty());
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_deadlinePasses_stopsTheJobAndAnswersFailure() {
        var world = new World(", \"deadline\": \"2h\"");
        world.begin();

        world.advance(ofHours(3));

        assertThat(world.jobs.stops()).isNotEmpty();
        assertThat(world.outcome())
                .contains(
                        new JobOutcome.Failed(
                                "The deadline has passed; its job was stopped (job-1)"));
    }

    @Test
    void handle_answerFails_isSentAgainUntilItCounts() {
        var world = new World();
        world.callbacks.failNext(5);
        world.begin();
        world.handleAll();
        world.jobs.set(world.onlyJob(), SUCCEEDED);

        world.advance(ofMinutes(10));

        assertThat(world.outcome()).contains(SUCCESS);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_statusCantBeTold_goesOnAndAnswersTruthfully() {
        var world = new World();
        world.begin();
        world.handleAll();
        world.jobs.failChecks(Kind.THROTTLED, Kind.RETRY_LATER, Kind.HOPELESS, Kind.THROTTLED);
        world.jobs.set(world.onlyJob(), SUCCEEDED);

        world.advance(ofHours(1));

        assertThat(world.outcome()).contains(SUCCESS);
    }

    @Test
    void handle_deadLetterOfAJobThatSucceeded_answersTheTruth() {
        var world = new World();
        world.begin();
        world.handleAll();
        world.jobs.set(world.onlyJob(), SUCCEEDED);
        var check = world.queues.contents(QueueName.CHECK).get(0).body();

        world.queues.put(QueueName.CHECK_DEAD_LETTERS, check);
        world.handleAll();
        world.advance(ofSeconds(1));

        assertThat(world.outcome()).contains(SUCCESS);
    }

    @Test
    void handle_bodyWithoutToken_isParkedWithItsReason() {
        var world = new World();
        world.queues.put(QueueName.CALLBACK, "not a message");

        world.handleAll();

        assertThat(world.liveMessages()).isZero();
        assertThat(world.queues.contents(QueueName.PARKING))
                .singleElement()
                .satisfies(parked -> assertThat(parked.body()).isEqualTo("not a message"))
                .satisfies(parked -> assertThat(parked.reason()).isNotEmpty());
    }

    @Test
    void handle_brokenBodyWithToken_answersFailure() {
        var world = new World();
        world.callbacks.waitFor(TOKEN);
        world.queues.put(QueueName.CALLBACK, World.body("Executing").replace("}", ""));

        world.handleAll();

        assertThat(world.outcome())
                .hasValueSatisfying(
                        outcome ->
                                assertThat(outcome)
                                        .isInstanceOfSatisfying(
                                                JobOutcome.Failed.class,
                                                failed ->
                                                        assertThat(failed.reason())
                                                                .contains("not valid JSON")));
    }

    @Test
    void handle_messageOfALaterVersion_isKeptByteForByteUntilItsDeadline() {
        var world = new World();
        world.callbacks.waitFor(TOKEN);
        world.begin();
        world.handleAll();
        var later =
                world.queues.contents(QueueName.CHECK).get(0).body().replace("\"v\":1", "\"v\":2");
        world.queues.put(QueueName.CHECK, later);

        world.advance(ofHours(1));

        assertThat(world.queues.contents(QueueName.CHECK))
                .anySatisfy(kept -> assertThat(kept.body()).isEqualTo(later));
        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(30));
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_hostHasNoTimeAgainAndAgain_keepsWhenTheStepWasFirstSeen() {
        var world = new World();
        world.begin();
        var begun = world.clock.instant();

        for (int round = 0; round < 3; round++) {
            world.handleWithoutTime(QueueName.CALLBACK);
            world.clock.advance(InMemoryQueues.VISIBILITY_TIMEOUT);
        }

        assertThat(world.jobs.started()).isEmpty();
        assertThat(world.queues.contents(QueueName.CALLBACK))
                .singleElement()
                .satisfies(
                        kept ->
                                assertThat(kept.body())
                                        .contains("\"firstSeen\":" + begun.toEpochMilli()));
    }

    @Test
    @DisplayName("M6, M7: every message of a batch is handled, whatever its neighbours are")
    void handle_batchOfGoodAndBadMessages_handlesEveryOne() {
        var world = new World();
        world.queues.put(QueueName.CALLBACK, "first, broken");
        world.begin();
        world.queues.put(QueueName.CALLBACK, "{\"last\": \"broken\"}");

        world.handleAll();

        assertThat(world.queues.contents(QueueName.PARKING)).hasSize(2);
        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.queues.contents(QueueName.CALLBACK)).isEmpty();
    }

    @Test
    void handle_oneStepTwiceInABatch_startsOneJobAndGoesOnAsOneChain() {
        var world = new World();
        world.begin();
        world.queues.put(QueueName.CALLBACK, World.body("Executing"));

        world.handleAll();

        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.queues.contents(QueueName.CHECK)).hasSize(1);
        assertThat(world.queues.contents(QueueName.CALLBACK)).isEmpty();
    }

    @Test
    void handle_hostsClockIsBehind_firstSeenIsWhenTheMessageWasSent() {
        var world = new World();
        world.begin();
        world.restartBehind(ofMinutes(1));

        world.handleAll();

        assertThat(world.queues.contents(QueueName.CHECK).get(0).body())
                .contains("\"firstSeen\":" + world.clock.instant().toEpochMilli());
    }

    @Test
    void handle_oneStepTwiceInABatchAndSendsAreLost_neitherIsAcknowledged() {
        var world = new World();
        world.begin();
        world.queues.put(QueueName.CALLBACK, World.body("Executing"));
        world.queues.loseSends(true);

        world.handleAll();

        assertThat(world.queues.contents(QueueName.CALLBACK)).hasSize(2);
    }

    @Test
    void handle_oneStepCantBeLookedAt_theOthersAreHandled() {
        var world = new World();
        world.begin();
        world.queues.put(QueueName.CALLBACK, "not a message");
        world.callbacks.breakViews(true);

        world.handleAndCrash(QueueName.CALLBACK);

        assertThat(world.queues.contents(QueueName.PARKING)).hasSize(1);
        world.callbacks.breakViews(false);
        world.advance(ofMinutes(5));
        assertThat(world.jobs.started()).hasSize(1);
    }

    @Test
    void handle_stepRunsAgainUnderItsToken_startsAnotherJobAndAnswersAnew() {
        var world = new World();
        world.begin();
        world.handleAll();
        world.jobs.set(world.onlyJob(), failedAt(world.clock.instant()));
        world.advance(ofHours(1));

        world.beginAgain();
        world.handleAll();
        world.jobs.set(world.jobs.started().get(1), SUCCEEDED);
        world.advance(ofHours(1));

        assertThat(world.jobs.started()).hasSize(2);
        assertThat(world.outcome()).contains(SUCCESS);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void handle_stepRunsAgainAndFailsInTheSameWords_isAnsweredAnew() {
        var world = new World();
        world.jobs.failStarts(Kind.HOPELESS, Kind.HOPELESS);
        world.begin();
        world.advance(ofMinutes(5));

        world.beginAgain();
        world.advance(ofMinutes(5));

        assertThat(world.callbacks.calls()).hasSize(2);
        assertThat(world.callbacks.waiting(TOKEN)).isFalse();
    }

    @Test
    void handle_jobsOfADefinitionAreLimited_startsTheNextWhenOneHasEnded() {
        var world = new World(", \"maxConcurrent\": 2");
        for (var token : TOKENS) {
            world.beginAlso(token);
        }

        world.advance(ofMinutes(10));
        assertThat(world.jobs.started()).hasSize(2);
        world.jobs.set(world.jobs.started().get(0), SUCCEEDED);
        world.advance(ofMinutes(10));
        assertThat(world.jobs.started()).hasSize(3);
        world.jobs.set(world.jobs.started().get(1), SUCCEEDED);
        world.jobs.set(world.jobs.started().get(2), SUCCEEDED);
        world.advance(ofMinutes(10));

        assertThat(world.jobs.started()).hasSize(4);
        assertThat(world.events.happenings()).contains(Happening.START_POSTPONED);
    }

    @Test
    void handle_looksTakeHalfOfTheTime_theRestIsLookedAtLater() {
        var world = new World();
        world.slowViews(ofMillis(7600));
        TOKENS.subList(0, 3).forEach(world::beginAlso);

        world.handleAll();

        assertThat(world.jobs.started()).hasSize(2);
        assertThat(world.events.happenings()).contains(Happening.HANDED_BACK);
        world.advance(ofMinutes(10));
        assertThat(world.jobs.started()).hasSize(3);
    }

    @Test
    void handle_deadLetterThatBreaksTheEngine_isParked() {
        var world = new World();
        world.breakAnswers();
        var body = World.body("Executing").replace("input_location", "other");
        world.queues.put(QueueName.CALLBACK_DEAD_LETTERS, body);

        world.handleAll();

        assertThat(world.liveMessages()).isZero();
        assertThat(world.queues.contents(QueueName.PARKING))
                .singleElement()
                .satisfies(parked -> assertThat(parked.body()).isEqualTo(body))
                .satisfies(
                        parked ->
                                assertThat(parked.reason())
                                        .isEqualTo(
                                                "an unexpected java.lang.IllegalStateException"));
    }

    @Test
    void handle_sixteenHostsAndManyCrashes_startsOneJobAndAnswersOnce() {
        var world = new World();
        for (int host = 1; host < 16; host++) {
            world.addHost();
        }
        world.begin();

        for (int round = 0; round < 20; round++) {
            world.handleAndCrash(round % 3 == 0 ? QueueName.CALLBACK : QueueName.CHECK);
            world.advance(ofMinutes(3));
        }
        world.jobs.set(world.jobs.started().get(0), SUCCEEDED);
        world.advance(ofHours(2));

        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.outcome()).contains(SUCCESS);
        assertThat(world.liveMessages()).isZero();
    }

    private static JobStatus failedAt(Instant end) {
        return new JobStatus.Failed("FAILED", "out of memory", "job-1", Optional.of(end), false);
    }
}
