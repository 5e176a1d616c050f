package io.github.callbackpoller.sandbox.glue;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.RetryRunId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

class RunLimitsTest {
    private static final String LONG = "RUNNING:600,SUCCEEDED";

    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void startJobRun_slotNotYetFreed_isRefusedAlthoughTheRunHasEnded() {
        world.sandbox.lags().set(Lag.SLOT_FREED, ofMinutes(1));
        world.createTimed("SUCCEEDED", job -> {});
        world.in(JobRunState.SUCCEEDED, world.start());

        assertThatThrownBy(world::start).isInstanceOf(ConcurrentRunsExceededException.class);
    }

    @Test
    void startJobRun_slotFreed_runsAgain() {
        world.createTimed("SUCCEEDED", job -> {});
        world.in(JobRunState.SUCCEEDED, world.start());

        assertThat(world.in(JobRunState.SUCCEEDED, world.start()).errorMessage()).isNull();
    }

    @Test
    void startJobRun_queuingEnabledAndNoSlot_waitsUntilOneIsFree() {
        world.createTimed(LONG, job -> job.jobRunQueuingEnabled(true));
        var first = world.start();

        var second = world.start();

        assertThat(world.run(second).jobRunState()).isEqualTo(JobRunState.WAITING);
        assertThat(world.run(second).stateDetail()).isNotBlank();
        world.stop(first);
        world.in(JobRunState.RUNNING, second);
    }

    @Test
    void startJobRun_queuingEnabledForTheRunAlone_waits() {
        world.createTimed(LONG, job -> {});
        world.start();

        var queued =
                world.glue
                        .startJobRun(run -> run.jobName(world.job).jobRunQueuingEnabled(true))
                        .jobRunId();

        assertThat(world.run(queued).jobRunState()).isEqualTo(JobRunState.WAITING);
    }

    @Test
    void batchStopJobRun_runWaits_stopsAndNeverRuns() {
        world.createTimed(LONG, job -> job.jobRunQueuingEnabled(true));
        var first = world.start();
        var second = world.start();

        world.stop(second);

        world.in(JobRunState.STOPPED, second);
        world.stop(first);
        world.in(JobRunState.STOPPED, first);
        assertThat(world.run(second).jobRunState()).isEqualTo(JobRunState.STOPPED);
    }

    @Test
    void batchStopJobRun_stopTakesTime_isStoppingMeanwhile() {
        world.sandbox.lags().set(Lag.RUN_STOPPED, ofMillis(300));
        world.createTimed(LONG, job -> {});
        var id = world.start();
        world.in(JobRunState.RUNNING, id);

        world.stop(id);

        assertThat(world.run(id).jobRunState()).isEqualTo(JobRunState.STOPPING);
        var stopped = world.in(JobRunState.STOPPED, id);
        assertThat(stopped.completedOn()).isAfter(stopped.startedOn());
        assertThat(stopped.errorMessage()).isNull();
    }

    @Test
    void batchStopJobRun_unknownJobAndRun_areErrorEntries() {
        var answer =
                world.glue.batchStopJobRun(stop -> stop.jobName("none").jobRunIds("jr_1", "jr_2"));

        assertThat(answer.successfulSubmissions()).isEmpty();
        assertThat(answer.errors())
                .extracting(error -> error.jobRunId() + " " + error.errorDetail().errorCode())
                .containsExactly("jr_1 EntityNotFoundException", "jr_2 EntityNotFoundException");
    }

    @Test
    void run_fails_tellsTheErrorOfItsScript() {
        world.createTimed("STARTING:0,RUNNING:0.1,FAILED", job -> {});

        var failed =
                world.in(JobRunState.FAILED, world.start(Map.of("--sandbox-error", "Lost: trips")));

        assertThat(failed.errorMessage()).isEqualTo("Lost: trips");
    }

    @Test
    void run_failsMoreOftenThanItMayBeRetried_givesUpAfterTheLastRetry() {
        world.sandbox.switches().set(Switch.RETRY_RUN_ID, RetryRunId.ATTEMPT_SUFFIX);
        world.createTimed("FAILED", job -> job.maxRetries(2));

        var first = world.start();

        await().pollInterval(ofMillis(20)).until(() -> world.runs().size() == 3);
        assertThat(world.runs())
                .extracting(JobRun::id)
                .containsExactly(first + "_attempt_2", first + "_attempt_1", first);
        assertThat(world.runs())
                .extracting(JobRun::previousRunId)
                .containsExactly(first + "_attempt_1", first, null);
        world.in(JobRunState.FAILED, first + "_attempt_2");
        assertThat(world.runs()).hasSize(3);
    }

    @Test
    void run_failsAndRetriesStartLate_hasNoSuccessorMeanwhile() {
        world.sandbox.lags().set(Lag.RETRY_STARTED, ofMinutes(1));
        world.createTimed("FAILED", job -> job.maxRetries(1));

        world.in(JobRunState.FAILED, world.start());

        assertThat(world.runs()).hasSize(1);
    }

    @Test
    void run_timesOutWithRetriesLeft_isNotRetried() {
        world.createTimed("TIMEOUT", job -> job.maxRetries(1));

        world.in(JobRunState.TIMEOUT, world.start());

        assertThat(world.runs()).hasSize(1);
    }

    @Test
    void startJobRun_runsOwnTimeout_winsOverTheJobs() {
        world.createTimed(LONG, job -> job.timeout(7));

        var id = world.glue.startJobRun(run -> run.jobName(world.job).timeout(9)).jobRunId();

        assertThat(world.run(id).timeout()).isEqualTo(9);
    }

    @Test
    void startJobRun_timeoutOver7Days_isInvalidInput() {
        world.createTimed(LONG, job -> {});

        assertThatThrownBy(
                        () -> world.glue.startJobRun(run -> run.jobName(world.job).timeout(10_081)))
                .isInstanceOf(InvalidInputException.class);
    }
}
