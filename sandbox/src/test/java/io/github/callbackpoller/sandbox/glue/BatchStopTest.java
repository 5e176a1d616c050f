package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunSuccessfulSubmission;
import software.amazon.awssdk.services.glue.model.JobRunState;

class BatchStopTest {
    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void batchStopJobRun_goodUnknownAndEndedIds_stopsTheGoodAndNamesTheOthers() {
        createJob();
        var ended = world.start(Map.of("--sandbox-states", "SUCCEEDED"));
        world.in(JobRunState.SUCCEEDED, ended);
        var first = world.start();
        var second = world.start();

        var answer =
                world.glue.batchStopJobRun(
                        stop -> stop.jobName(world.job).jobRunIds(first, "jr_none", ended, second));

        assertThat(answer.successfulSubmissions())
                .extracting(BatchStopJobRunSuccessfulSubmission::jobRunId)
                .containsExactly(first, second);
        assertThat(answer.errors())
                .extracting(error -> error.jobRunId() + " " + error.errorDetail().errorCode())
                .containsExactly(
                        "jr_none EntityNotFoundException",
                        ended + " JobRunInvalidStateTransitionException");
        world.in(JobRunState.STOPPED, first);
        world.in(JobRunState.STOPPED, second);
        assertThat(world.run(ended).jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
    }

    @Test
    void batchStopJobRun_twentyFiveIds_stopsThemAll() {
        createJob();
        var ids = new ArrayList<String>();
        IntStream.range(0, 25).forEach(i -> ids.add(world.start()));

        var answer = world.glue.batchStopJobRun(stop -> stop.jobName(world.job).jobRunIds(ids));

        assertThat(answer.successfulSubmissions()).hasSize(25);
        ids.forEach(id -> world.in(JobRunState.STOPPED, id));
    }

    private void createJob() {
        world.createTimed(
                "RUNNING:600,SUCCEEDED",
                job -> job.executionProperty(p -> p.maxConcurrentRuns(100)));
    }
}
