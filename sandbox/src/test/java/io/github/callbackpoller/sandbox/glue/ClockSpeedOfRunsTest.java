package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

class ClockSpeedOfRunsTest {
    private static final double HOUR_A_SECOND = 3600;

    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void run_hourASecond_playsTwoHoursInTwoSeconds() {
        world.sandbox.clockSpeed().set(HOUR_A_SECOND);
        world.createTimed("STARTING:360,RUNNING:7200,SUCCEEDED", job -> {});
        var before = Instant.now().minusSeconds(1);

        var run = world.in(JobRunState.SUCCEEDED, world.start());

        assertThat(run.executionTime()).isBetween(7200, 7200 + 3600);
        assertThat(realTime(run)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
        assertThat(run.startedOn()).isAfter(before);
        assertThat(run.completedOn()).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void run_hourASecondAndATimeoutOfOneHour_timesOutAfterASecond() {
        world.sandbox.clockSpeed().set(HOUR_A_SECOND);
        world.createTimed("RUNNING:36000,SUCCEEDED", job -> job.timeout(60));

        var run = world.in(JobRunState.TIMEOUT, world.start());

        assertThat(run.executionTime()).isBetween(3600, 3 * 3600);
        assertThat(realTime(run)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    @Test
    void run_startingAndWaitingLongerThanItsTimeout_doesNotTimeOut() {
        world.sandbox.clockSpeed().set(HOUR_A_SECOND);
        world.createTimed("STARTING:1800,WAITING:1800,SUCCEEDED", job -> job.timeout(10));

        var run = world.in(JobRunState.SUCCEEDED, world.start());

        assertThat(run.executionTime()).isZero();
    }

    @Test
    void run_speedIsSetWhileAStateLasts_changesOnlyTheNext() {
        world.createTimed("RUNNING:1,WAITING:3600,SUCCEEDED", job -> {});
        var id = world.start();
        world.in(JobRunState.RUNNING, id);

        world.sandbox.clockSpeed().set(HOUR_A_SECOND);

        var run = world.in(JobRunState.SUCCEEDED, id);
        assertThat(run.executionTime()).isBetween(1, 10);
        assertThat(realTime(run)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(15));
    }

    private static Duration realTime(JobRun run) {
        return Duration.between(run.startedOn(), run.completedOn());
    }
}
