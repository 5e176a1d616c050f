package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

class RunStatesTest {
    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = JobRunState.class,
            names = {"STOPPED", "SUCCEEDED", "FAILED", "TIMEOUT", "ERROR", "EXPIRED"})
    void run_scriptEndsInAnyEnd_endsSo(JobRunState end) {
        world.createTimed("RUNNING:0.05," + end, job -> {});

        var run = world.in(end, world.start());

        assertThat(run.completedOn()).isEqualTo(run.lastModifiedOn());
        assertThat(run.completedOn()).isAfter(run.startedOn());
    }

    @Test
    void run_losesItsResources_waitsAndStartsAgainKeepingItsPlace() {
        world.createTimed(
                "STARTING:0.8,WAITING:0.8,STARTING:0.8,RUNNING:0.8,WAITING:0.8,RUNNING:0.8,"
                        + "SUCCEEDED",
                job -> job.jobRunQueuingEnabled(true));
        var first = world.start();
        var second = world.start();

        for (var state :
                new String[] {
                    "STARTING", "WAITING", "STARTING", "RUNNING", "WAITING", "RUNNING", "SUCCEEDED"
                }) {
            assertThat(world.run(second).jobRunState()).isEqualTo(JobRunState.WAITING);
            world.in(JobRunState.fromValue(state), first);
        }
        world.in(JobRunState.SUCCEEDED, second);
    }

    @Test
    void run_waitsAsItsScriptSays_tellsNoReasonAboutPlaces() {
        world.createTimed("WAITING:600,SUCCEEDED", job -> {});
        var id = world.start();

        assertThat(world.in(JobRunState.WAITING, id).stateDetail()).isNull();
    }

    @Test
    void run_isUnderWay_tellsWhenItMovedAndNoEnd() {
        world.createTimed("STARTING:0.3,RUNNING:600,SUCCEEDED", job -> {});
        var id = world.start();
        var starting = world.run(id);

        var running = world.in(JobRunState.RUNNING, id);

        assertThat(running.completedOn()).isNull();
        assertThat(running.startedOn()).isEqualTo(starting.startedOn());
        assertThat(running.lastModifiedOn()).isAfter(running.startedOn());
        await().atMost(Duration.ofSeconds(10)).until(() -> world.run(id).executionTime() >= 1);
    }

    @Test
    void run_failsAndIsRetried_carriesItsSettingsAlong() {
        world.createTimed("FAILED", job -> job.maxRetries(1));

        world.startWith(start -> start.timeout(9).securityConfiguration("safe"));

        await().until(() -> world.runs().size() == 2);
        assertThat(world.runs())
                .extracting(JobRun::attempt, JobRun::timeout, JobRun::securityConfiguration)
                .containsExactly(tuple(1, 9, "safe"), tuple(0, 9, "safe"));
    }
}
