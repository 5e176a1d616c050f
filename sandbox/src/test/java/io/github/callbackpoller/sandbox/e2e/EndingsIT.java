package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sqs.model.Message;

/** Ends of jobs and steps that meet what is still under way. */
@Execution(ExecutionMode.CONCURRENT)
class EndingsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void jobFails_stepFailsWithTheJobsErrorAndWhereToLook() {
        cloud.createJob(
                "RUNNING:1,FAILED", 1, "Py4JJavaError: An error occurred while calling o101.save");

        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();

            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.FAILED);
            assertThat(cloud.step(execution).failureReason())
                    .startsWith("FAILED: Py4JJavaError: An error occurred while calling o101.save")
                    .contains(cloud.runs().get(0).id())
                    .contains("/aws-glue/jobs");
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void stopMessageAfterTheEnd_changesNothingAndIsDropped() {
        cloud.createJob("RUNNING:1,SUCCEEDED", 1);

        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();
            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            assertThatExceptionOfType(SageMakerException.class)
                    .isThrownBy(
                            () ->
                                    cloud.sageMaker.stopPipelineExecution(
                                            stop -> stop.pipelineExecutionArn(execution)));
            cloud.put(QueueName.CALLBACK, message(execution, "Stopping"));

            cloud.awaitQuiet();

            assertThat(cloud.status(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            assertThat(cloud.runs())
                    .extracting(run -> run.jobRunState())
                    .containsExactly(JobRunState.SUCCEEDED);
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void startMessageAfterTheEnd_startsNothing() {
        cloud.createJob("RUNNING:1,SUCCEEDED", 5);

        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();
            cloud.awaitEnd(execution);
            cloud.put(QueueName.CALLBACK, message(execution, "Executing"));

            cloud.awaitQuiet();

            assertThat(cloud.runs()).hasSize(1);
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void checkMessageIsADeadLetterWhenItsJobHasSucceeded_stepIsToldTheTruth() {
        cloud.createJob("RUNNING:3,SUCCEEDED", 1);
        String execution;
        try (var host = cloud.startPoller()) {
            execution = cloud.startExecution();
            cloud.awaitRuns(1);
            await().atMost(PATIENCE).until(() -> cloud.messages(QueueName.CHECK) == 1);
            assertThat(host.failure()).isEmpty();
        }
        await().atMost(PATIENCE)
                .until(() -> cloud.runs().get(0).jobRunState() == JobRunState.SUCCEEDED);
        assertThat(cloud.status(execution)).isEqualTo(PipelineExecutionStatus.EXECUTING);
        moveToDeadLetters();

        try (var host = cloud.startPoller()) {
            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            assertThat(cloud.runs()).hasSize(1);
            assertThat(host.failure()).isEmpty();
        }
    }

    private String message(String execution, String status) {
        return """
               {"token": "%s", "pipelineExecutionArn": "%s", "status": "%s",
                "arguments": {"input_location": "s3://bucket/trips"}}"""
                .formatted(cloud.token(execution), execution, status);
    }

    private void moveToDeadLetters() {
        var body =
                await().atMost(PATIENCE)
                        .until(this::receiveCheck, messages -> !messages.isEmpty())
                        .get(0)
                        .body();
        cloud.sqs.purgeQueue(purge -> purge.queueUrl(cloud.url(QueueName.CHECK)));
        var deadLetters = cloud.sqs.getQueueUrl(get -> get.queueName("check-dlq")).queueUrl();
        cloud.sqs.sendMessage(send -> send.queueUrl(deadLetters).messageBody(body));
    }

    private List<Message> receiveCheck() {
        return cloud.sqs
                .receiveMessage(
                        receive -> receive.queueUrl(cloud.url(QueueName.CHECK)).waitTimeSeconds(1))
                .messages();
    }
}
