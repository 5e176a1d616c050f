package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** StartJobRun with the JobRunId of an earlier run. */
class RetryByCallerTest {
    private static final Map<String, String> FAILS =
            Map.of("--sandbox-states", "FAILED", "--callback-key", "k");

    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void startJobRun_runHasFailed_runsAgainWithItsArguments() {
        world.createTimed("SUCCEEDED", job -> {});
        var failed = world.start(FAILS);
        world.in(JobRunState.FAILED, failed);

        var id = world.startWith(start -> start.jobRunId(failed));

        var retry = world.in(JobRunState.FAILED, id);
        assertThat(id).isNotEqualTo(failed);
        assertThat(retry.previousRunId()).isEqualTo(failed);
        assertThat(retry.attempt()).isEqualTo(1);
        assertThat(retry.arguments()).isEqualTo(FAILS);
    }

    @Test
    void startJobRun_runHasFailedAndArgumentsAreGiven_runsWithThose() {
        world.createTimed("SUCCEEDED", job -> {});
        var failed = world.start(FAILS);
        world.in(JobRunState.FAILED, failed);

        var id = world.startWith(start -> start.jobRunId(failed).arguments(Map.of("--a", "b")));

        assertThat(world.in(JobRunState.SUCCEEDED, id).arguments())
                .containsExactly(Map.entry("--a", "b"));
    }

    @Test
    void startJobRun_runHasSucceeded_isInvalidInput() {
        world.createTimed("SUCCEEDED", job -> {});
        var good = world.start();
        world.in(JobRunState.SUCCEEDED, good);

        assertThatThrownBy(() -> world.startWith(start -> start.jobRunId(good)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("SUCCEEDED");
    }

    @Test
    void startJobRun_runIsUnderWay_isInvalidInput() {
        world.createTimed("RUNNING:600,FAILED", job -> {});
        var running = world.start();

        assertThatThrownBy(() -> world.startWith(start -> start.jobRunId(running)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void startJobRun_noSuchRun_isNotFound() {
        world.createTimed("SUCCEEDED", job -> {});

        assertThatThrownBy(() -> world.startWith(start -> start.jobRunId("jr_none")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void startJobRun_noPlaceForTheRetry_isRefusedLikeAnyRun() {
        world.createTimed("RUNNING:600,SUCCEEDED", job -> {});
        var failed = world.start(FAILS);
        world.in(JobRunState.FAILED, failed);
        world.start();

        assertThatThrownBy(() -> world.startWith(start -> start.jobRunId(failed)))
                .isInstanceOf(ConcurrentRunsExceededException.class);
    }
}
