package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.lambda.RecursiveLoop;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Checks that go round and round, and Lambda's guard against loops. Delays are left out. */
@Tag("processes")
@Execution(ExecutionMode.CONCURRENT)
class FunctionLoopIT {
    private static final Duration PATIENCE = Duration.ofMinutes(7);

    private final Cloud cloud = new Cloud();
    private final HastyQueues hasty;

    FunctionLoopIT() throws IOException {
        hasty = new HastyQueues(cloud.sandbox.sqsEndpoint());
    }

    @AfterEach
    void close() {
        hasty.close();
        cloud.close();
    }

    @Test
    void terminate_checksAreStoppedAndTheStepIsAnsweredFromTheDeadLetters() {
        cloud.createJob("RUNNING:600,SUCCEEDED", 1);
        deadLettersSoon();
        try (var host = host(RecursiveLoop.TERMINATE)) {
            var execution = cloud.startExecution();
            await().atMost(PATIENCE)
                    .until(() -> host.check.counts().recursiveInvocationsDropped() > 0);
            assertThat(host.check.counts().invocations()).isEqualTo(16);

            stopTheRun();

            await().atMost(PATIENCE)
                    .until(() -> cloud.status(execution) == PipelineExecutionStatus.FAILED);
            assertThat(cloud.step(execution).failureReason()).contains("was stopped");
            assertThat(host.deadLetters.counts().invocations()).isPositive();
            assertThat(cloud.runs()).hasSize(1);
            cloud.awaitQuiet(PATIENCE);
            assertThat(cloud.sandbox.answers()).isEqualTo(1);
        }
    }

    @Test
    void terminate_jobGoesOn_isRescuedAsOftenAsMayBeAndThenEndsAtItsDeadline() {
        cloud.createJob("RUNNING:600,SUCCEEDED", 1);
        deadLettersSoon();
        try (var host = host(RecursiveLoop.TERMINATE)) {
            var execution = cloud.startExecution();

            await().atMost(PATIENCE)
                    .until(() -> cloud.status(execution) == PipelineExecutionStatus.FAILED);

            assertThat(host.check.counts().recursiveInvocationsDropped()).isGreaterThan(1);
            assertThat(cloud.runs())
                    .extracting(run -> run.jobRunState())
                    .containsExactly(JobRunState.STOPPED);
            cloud.awaitQuiet(PATIENCE);
            assertThat(cloud.sandbox.answers()).isEqualTo(1);
        }
    }

    @Test
    void allow_twoHundredChecks_goOnToTheAnswer() {
        cloud.createJob("RUNNING:600,SUCCEEDED", 1);
        try (var host = host(RecursiveLoop.ALLOW)) {
            var execution = cloud.startExecution();
            await().atMost(PATIENCE).until(() -> host.check.counts().invocations() >= 200);

            cloud.sageMaker.stopPipelineExecution(stop -> stop.pipelineExecutionArn(execution));

            await().atMost(PATIENCE)
                    .until(() -> cloud.status(execution) == PipelineExecutionStatus.STOPPED);
            cloud.awaitQuiet(PATIENCE);
            assertThat(cloud.sandbox.answers()).isEqualTo(1);
            assertThat(host.check.counts().recursiveInvocationsDropped()).isZero();
            assertThat(host.deadLetters.counts().invocations()).isZero();
        }
    }

    private FunctionHost host(RecursiveLoop loop) {
        var endpoint = hasty.endpoint().toString();
        return FunctionHost.over(cloud, loop, Map.of("AWS_ENDPOINT_URL_SQS", endpoint)).hearAll();
    }

    private void stopTheRun() {
        var run = cloud.runs().get(0).id();
        cloud.glue.batchStopJobRun(stop -> stop.jobName(Cloud.JOB).jobRunIds(run));
    }

    private void deadLettersSoon() {
        var redrive =
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:check-dlq\","
                        + "\"maxReceiveCount\":\"1\"}";
        cloud.sqs.setQueueAttributes(
                set ->
                        set.queueUrl(cloud.url(QueueName.CHECK))
                                .attributes(
                                        Map.of(
                                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                                "30",
                                                QueueAttributeName.REDRIVE_POLICY,
                                                redrive)));
    }
}
