package io.github.callbackpoller.testkit;

import static io.github.callbackpoller.testkit.World.TOKEN;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.port.QueueName;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Sequences of events that break a poller that is nearly right. */
class DangerousExecutionsTest {
    private static final JobStatus SUCCEEDED =
            new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "job-1"));

    private final World world = new World();

    @Test
    void startsResponseIsLost_theRunIsOlderThanTheNextMessageAndAdopted() {
        world.jobs.failStarts(Kind.RETRY_LATER);
        world.jobs.loseResponses(true);
        world.begin();
        world.advance(ofMinutes(10));

        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(1));

        assertThat(world.events.happenings()).contains(Happening.ADOPTED);
        assertSucceeded();
    }

    @Test
    void serviceRetriesTheJobByItself_theRetryIsFollowedAndNotStopped() {
        world.begin();
        world.handleAll();
        var first = world.onlyJob();
        world.jobs.set(
                first,
                new JobStatus.Failed(
                        "FAILED",
                        "out of memory",
                        "job-1",
                        Optional.of(world.clock.instant()),
                        true));
        var retry = world.jobs.startBehind(world.jobs.requestOf(first));
        world.advance(ofMinutes(20));

        world.jobs.set(retry, SUCCEEDED);
        world.advance(ofHours(1));

        assertThat(world.jobs.stops()).isEmpty();
        assertSucceeded();
    }

    @Test
    void stopIsThrottledWhileACheckIsQueued_jobIsStoppedAndTheStepHearsOneThing() {
        world.begin();
        world.advance(ofMinutes(5));
        world.jobs.failStops(Kind.THROTTLED, Kind.THROTTLED, Kind.THROTTLED);

        world.stopPipeline();
        world.advance(ofHours(1));

        assertThat(world.jobs.check(world.onlyJob())).isInstanceOf(JobStatus.Stopped.class);
        assertThat(world.outcome()).containsInstanceOf(JobOutcome.Failed.class);
        assertThat(world.callbacks.calls().stream().distinct()).hasSize(1);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void oneHostsClockIsTenMinutesFast_jobRunsOnceAndIsAnsweredTruthfully() {
        world.addHostAhead(ofMinutes(10));
        world.begin();
        world.advance(ofHours(2));
        assertThat(world.callbacks.calls()).isEmpty();

        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(1));

        assertSucceeded();
    }

    @Test
    void stalledHostWakesAndStartsAgain_oneRunIsStoppedAndTheOtherIsTheTruth() {
        world.begin();
        world.handleAll();
        var second = world.jobs.startBehind(world.jobs.requestOf(world.onlyJob()));
        world.advance(ofMinutes(20));

        assertThat(world.jobs.stops()).hasSize(1);
        world.jobs.set(theOneNotStopped(), SUCCEEDED);
        world.advance(ofHours(1));

        assertThat(world.jobs.started()).contains(second).hasSize(2);
        assertThat(world.outcome()).containsInstanceOf(JobOutcome.Succeeded.class);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void stalledHostWatchesItsOwnRun_neitherChainTellsOfTheRunThatTheOtherStopped() {
        world.begin();
        world.handleAll();
        var first = world.onlyJob();
        var watch = world.queues.contents(QueueName.CHECK).get(0).body();
        var second = world.jobs.startBehind(world.jobs.requestOf(first));
        world.addHost();
        world.queues.put(QueueName.CHECK, watch.replace(first.id(), second.id()));
        world.advance(ofMinutes(30));
        assertThat(world.callbacks.calls()).isEmpty();

        world.jobs.set(theOneNotStopped(), SUCCEEDED);
        world.advance(ofHours(1));

        assertThat(world.jobs.stops()).hasSize(1);
        assertThat(world.outcome()).containsInstanceOf(JobOutcome.Succeeded.class);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void messageArrivesBeforeItsTokenIsListed_jobIsStartedOnceAndAnswered() {
        world.queues.put(QueueName.CALLBACK, World.body("Executing"));
        world.handleAll();
        world.callbacks.waitFor(TOKEN);
        world.advance(ofMinutes(10));

        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(1));

        assertSucceeded();
    }

    @Test
    void stopIsAnsweredBetweenTheLookAndTheStart_theJobThatNobodyWaitsForIsStopped() {
        world.begin();
        world.afterNextView(() -> world.callbacks.end(TOKEN));

        world.advance(ofHours(2));

        assertThat(world.jobs.stops()).contains(world.onlyJob());
        assertThat(world.outcome()).isEmpty();
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void healthyJobsMessageIsADeadLetter_itIsWatchedOnAndNotStopped() {
        world.begin();
        world.handleAll();
        var watch = world.queues.contents(QueueName.CHECK).get(0).body();
        world.queues.put(QueueName.CHECK_DEAD_LETTERS, watch);
        world.advance(ofMinutes(30));

        assertThat(world.jobs.stops()).isEmpty();
        assertThat(world.callbacks.calls()).isEmpty();
        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(1));

        assertSucceeded();
    }

    @Test
    void answerIsDeniedForADay_itIsGivenWhenItMayBe() {
        world.begin();
        world.handleAll();
        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.callbacks.failNext(Integer.MAX_VALUE);
        world.advance(ofDays(1));
        assertThat(world.callbacks.waiting(TOKEN)).isTrue();

        world.callbacks.failNext(0);
        world.advance(ofHours(1));

        assertSucceeded();
    }

    @Test
    void startBeganASecondRunAfterTheAnswer_theRunIsFoundWhenTheStartIsReceivedAgain() {
        world.begin();
        world.handleAndCrash(QueueName.CALLBACK);
        var first = world.onlyJob();
        world.jobs.set(first, SUCCEEDED);
        world.advance(ofSeconds(50));
        assertThat(world.outcome()).isPresent();

        var second = world.jobs.startBehind(world.jobs.requestOf(first));
        world.advance(ofHours(2));

        assertThat(world.jobs.stops()).containsExactly(second);
        assertSucceeded();
    }

    @Test
    void startBehindAWatchHasBegunNothing_itIsDropped() {
        world.begin();
        world.handleAndCrash(QueueName.CALLBACK);
        world.advance(ofMinutes(5));

        assertThat(world.events.happenings()).contains(Happening.SUPERSEDED);
        assertThat(world.liveMessages()).isEqualTo(1);
    }

    @Test
    void stopFailedOnceAndItsMessageIsKeptPastTheBound_stopIsTriedAgain() {
        world.begin();
        world.advance(ofMinutes(5));
        world.jobs.failStops(Kind.THROTTLED);
        world.stopPipeline();
        world.handleAll();
        assertThat(world.jobs.stops()).isEmpty();

        world.clock.advance(ofMinutes(15));
        world.advance(ofHours(1));

        assertThat(world.jobs.check(world.onlyJob())).isInstanceOf(JobStatus.Stopped.class);
        assertThat(world.outcome())
                .contains(
                        new JobOutcome.Failed(
                                "Stopped by the pipeline; its job was stopped (job-1)"));
    }

    @Test
    void pipelineStopsAndItsJobIsLeft_whatWasStartedBesideItIsNot() {
        var leaving = new World(", \"onStop\": \"leave\"");
        leaving.begin();
        leaving.handleAll();
        var second = leaving.jobs.startBehind(leaving.jobs.requestOf(leaving.onlyJob()));

        leaving.stopPipeline();
        leaving.advance(ofMinutes(30));

        assertThat(leaving.jobs.stops()).containsExactly(second);
        assertThat(leaving.outcome())
                .contains(
                        new JobOutcome.Failed(
                                "Stopped by the pipeline; its job was left as it is"));
    }

    @Test
    void stepRunsAgainUnseenAndIsStoppedAtOnce_itIsNotToldTheEarlierAttemptsFailure() {
        world.begin();
        world.handleAll();
        world.jobs.set(world.onlyJob(), failedNow());
        world.advance(ofHours(1));

        world.beginAgain();
        world.callbacks.waitFor(TOKEN);
        world.stopPipeline();
        world.advance(ofHours(1));

        assertThat(world.outcome())
                .get(InstanceOfAssertFactories.type(JobOutcome.Failed.class))
                .extracting(JobOutcome.Failed::reason, InstanceOfAssertFactories.STRING)
                .startsWith("Stopped by the pipeline");
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void queuesArePurgedAndTheStepIsSweptUp_itsJobIsFoundAndNotStartedAgain() {
        world.begin();
        world.advance(ofMinutes(5));
        world.queues.purge();
        world.advance(ofHours(1));
        assertThat(world.liveMessages()).isZero();

        world.queues.put(QueueName.CALLBACK, World.body("Executing"));
        world.jobs.set(world.onlyJob(), SUCCEEDED);
        world.advance(ofHours(1));

        assertSucceeded();
    }

    private JobHandle theOneNotStopped() {
        return world.jobs.started().stream()
                .filter(job -> !world.jobs.stops().contains(job))
                .findFirst()
                .orElseThrow();
    }

    private JobStatus failedNow() {
        var now = Optional.of(world.clock.instant());
        return new JobStatus.Failed("FAILED", "out of memory", "job-1", now, false);
    }

    private void assertSucceeded() {
        assertThat(world.outcome()).containsInstanceOf(JobOutcome.Succeeded.class);
        assertThat(world.callbacks.calls()).hasSize(1);
        assertThat(world.liveMessages()).isZero();
    }
}
