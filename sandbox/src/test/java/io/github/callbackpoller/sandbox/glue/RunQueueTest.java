package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.DeletedJobRuns;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Runs that wait for a place. */
class RunQueueTest {
    private final GlueFixture world = new GlueFixture();
    private String running;

    @BeforeEach
    void occupyTheOnePlace() {
        world.createTimed("RUNNING:600,SUCCEEDED", job -> job.jobRunQueuingEnabled(true));
        running = world.start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void queue_placesComeFree_firstComeIsFirstServed() {
        var second = world.start();
        var third = world.start();

        world.stop(running);
        world.in(JobRunState.RUNNING, second);
        assertThat(world.run(third).jobRunState()).isEqualTo(JobRunState.WAITING);

        world.stop(second);
        world.in(JobRunState.RUNNING, third);
    }

    @Test
    void queue_placeIsFreedLate_waitsUntilThen() {
        var lag = Duration.ofMillis(700);
        world.sandbox.lags().set(Lag.SLOT_FREED, lag);
        var second = world.start();

        world.stop(running);

        var started = world.in(JobRunState.RUNNING, second).lastModifiedOn();
        assertThat(started).isAfterOrEqualTo(world.run(running).completedOn().plus(lag));
    }

    @Test
    void queue_somebodyWaits_nobodyOvertakes() {
        world.sandbox.lags().set(Lag.SLOT_FREED, Duration.ofSeconds(30));
        var second = world.start();
        world.stop(running);
        world.in(JobRunState.STOPPED, running);

        assertThatThrownBy(() -> world.startWith(start -> start.jobRunQueuingEnabled(false)))
                .isInstanceOf(ConcurrentRunsExceededException.class);
        assertThat(world.run(second).jobRunState()).isEqualTo(JobRunState.WAITING);
    }

    @Test
    void queue_jobMayHaveMoreRuns_startsThemAtOnce() {
        var second = world.start();

        world.glue.updateJob(
                update ->
                        update.jobName(world.job)
                                .jobUpdate(
                                        job ->
                                                job.role("role")
                                                        .command(
                                                                c ->
                                                                        c.name("glueetl")
                                                                                .scriptLocation(
                                                                                        "sandbox:timed"))
                                                        .executionProperty(
                                                                p -> p.maxConcurrentRuns(2))));

        world.in(JobRunState.RUNNING, second);
        assertThat(world.run(running).jobRunState()).isEqualTo(JobRunState.RUNNING);
    }

    @Test
    void deleteJob_runsWait_endsThemInErrorAndLeavesTheRunningOne() {
        world.sandbox.switches().set(Switch.DELETED_JOB_RUNS, DeletedJobRuns.STILL_SHOWN);
        world.in(JobRunState.RUNNING, running);
        var second = world.start();
        var third = world.start();

        world.glue.deleteJob(delete -> delete.jobName(world.job));

        assertThat(world.in(JobRunState.ERROR, second).errorMessage()).contains("deleted");
        world.in(JobRunState.ERROR, third);
        assertThat(world.run(running).jobRunState()).isEqualTo(JobRunState.RUNNING);
        assertThat(world.runs()).hasSize(3);
    }

    @Test
    void deleteJob_runsAreThere_areNotFoundAfterwardsButCanBeStopped() {
        world.glue.deleteJob(delete -> delete.jobName(world.job));

        assertThatThrownBy(world::runs).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(() -> world.run(running)).isInstanceOf(EntityNotFoundException.class);
        assertThatThrownBy(world::start).isInstanceOf(EntityNotFoundException.class);
        assertThat(
                        world.glue
                                .batchStopJobRun(s -> s.jobName(world.job).jobRunIds(running))
                                .successfulSubmissions())
                .hasSize(1);
    }

    @Test
    void deleteJob_failedRunIsToBeRetried_isNotRetried() {
        world.sandbox.switches().set(Switch.DELETED_JOB_RUNS, DeletedJobRuns.STILL_SHOWN);
        world.glue.deleteJob(delete -> delete.jobName(world.job));
        world.createTimed("RUNNING:0.3,FAILED", job -> job.maxRetries(1));
        world.stop(running);
        world.in(JobRunState.STOPPED, running);
        var failing = world.start(Map.of());

        world.glue.deleteJob(delete -> delete.jobName(world.job));

        world.in(JobRunState.FAILED, failing);
        await().during(Duration.ofMillis(300)).until(() -> world.runs().size() == 2);
    }
}
