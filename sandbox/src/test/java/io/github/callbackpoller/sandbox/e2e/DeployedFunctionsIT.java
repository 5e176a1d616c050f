package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** The deployment package has all that is called of the SDK, though it was shrunk. */
@Isolated("it starts processes, which others would make slow")
class DeployedFunctionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Cloud cloud = new Cloud();
    private final FunctionHost host = FunctionHost.over(cloud);

    @AfterEach
    void close() {
        host.close();
        cloud.close();
    }

    @Test
    void steps_oneSucceedsAndOneIsStopped_functionsMakeEachCallThatThisTakes() {
        cloud.createJob("RUNNING:8,SUCCEEDED", 2);
        host.hearAll();
        var succeeds = cloud.startExecution();
        var stopped = cloud.startExecution();
        cloud.awaitRuns(2);

        cloud.sageMaker.stopPipelineExecution(stop -> stop.pipelineExecutionArn(stopped));

        awaitStatus(stopped, PipelineExecutionStatus.STOPPED);
        awaitStatus(succeeds, PipelineExecutionStatus.SUCCEEDED);
        cloud.awaitQuiet(PATIENCE);
        assertThat(cloud.runs())
                .extracting(run -> run.jobRunState())
                .containsExactlyInAnyOrder(JobRunState.SUCCEEDED, JobRunState.STOPPED);
        assertThat(cloud.sandbox.answers()).isEqualTo(2);
        assertThat(host.log).noneMatch(line -> line.contains("NoSuchMethodError"));
        assertThat(host.log).noneMatch(line -> line.contains("NoClassDefFoundError"));
    }

    private void awaitStatus(String execution, PipelineExecutionStatus status) {
        await().atMost(PATIENCE).until(() -> cloud.status(execution) == status);
    }
}
