package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import io.github.callbackpoller.sqs.SqsSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The whole way on ElasticMQ and the stand-ins, over HTTP, with the real SDK. */
@Execution(ExecutionMode.CONCURRENT)
class WholePathIT {
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void twoHostsOnTheSameQueues_tenExecutions_eachIsAnsweredAndRanOnce() {
        cloud.createJob("STARTING:0.3,RUNNING:2,SUCCEEDED", 20);

        try (var one = cloud.startPoller();
                var other = cloud.startPoller()) {
            var executions =
                    IntStream.range(0, 10).mapToObj(number -> cloud.startExecution()).toList();

            var ends = executions.stream().map(cloud::awaitEnd).toList();

            assertThat(ends).containsOnly(PipelineExecutionStatus.SUCCEEDED).hasSize(10);
            assertThat(cloud.runs()).hasSize(10);
            cloud.awaitQuiet();
            assertThat(cloud.sandbox.answers()).isEqualTo(10);
            assertThat(one.failure()).isEmpty();
            assertThat(other.failure()).isEmpty();
        }
    }

    @Test
    void oneHost_jobSucceeds_stepHasItsOutputs() {
        cloud.createJob("RUNNING:1,SUCCEEDED", 1);

        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();
            cloud.awaitEnd(execution);

            assertThat(cloud.step(execution).metadata().callback().outputParameters())
                    .extracting(output -> output.name() + "=" + output.value())
                    .containsExactlyInAnyOrder(
                            "out=s3://bucket/trips/done", "run=" + cloud.runs().get(0).id());
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void stopWhileTheJobRuns_jobIsStoppedAndThePipelineToo() {
        cloud.createJob("RUNNING:60,SUCCEEDED", 1);

        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();
            cloud.awaitRuns(1);
            cloud.sageMaker.stopPipelineExecution(stop -> stop.pipelineExecutionArn(execution));

            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.STOPPED);
            assertThat(cloud.runs())
                    .extracting(run -> run.jobRunState())
                    .containsExactly(JobRunState.STOPPED);
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void stopBeforeAnyHostRuns_noJobIsStarted() {
        cloud.createJob("RUNNING:60,SUCCEEDED", 1);
        var execution = cloud.startExecution();
        cloud.sageMaker.stopPipelineExecution(stop -> stop.pipelineExecutionArn(execution));

        try (var host = cloud.startPoller()) {
            // A stop waits a minute for a start that may be on its way.
            await().atMost(Duration.ofSeconds(180))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> cloud.status(execution) == PipelineExecutionStatus.STOPPED);

            assertThat(cloud.runs()).isEmpty();
            assertThat(cloud.step(execution).failureReason())
                    .isEqualTo("Stopped by the pipeline; no job was found for it");
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void responseOfTheStartIsLost_theRunIsAdopted() {
        cloud.createJob("RUNNING:5,SUCCEEDED", 5);
        cloud.sandbox.faults().inject(Fault.of("StartJobRun", FaultKind.LOST_RESPONSE).times(1));
        cloud.sandbox.faults().inject(Fault.of("GetJobRun", FaultKind.THROTTLE).times(4));

        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();

            await().atMost(Duration.ofSeconds(180))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> cloud.status(execution) == PipelineExecutionStatus.SUCCEEDED);

            assertThat(cloud.runs()).hasSize(1);
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void jobDoesNotExist_stepFailsWithTheTrueReasonWithinMinutes() {
        try (var host = cloud.startPoller()) {
            var execution = cloud.startExecution();

            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> cloud.status(execution) == PipelineExecutionStatus.FAILED);

            assertThat(cloud.step(execution).failureReason())
                    .contains("could not be started")
                    .contains("EntityNotFoundException");
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void onlyOneRunIsAllowed_twoExecutions_runOneAfterTheOther() {
        cloud.createJob("RUNNING:1,SUCCEEDED", 1);

        try (var host = cloud.startPoller()) {
            var executions = new ArrayList<String>();
            executions.add(cloud.startExecution());
            executions.add(cloud.startExecution());

            var ends = new HashSet<PipelineExecutionStatus>();
            executions.forEach(execution -> ends.add(cloud.awaitEnd(execution)));

            assertThat(ends).containsExactly(PipelineExecutionStatus.SUCCEEDED);
            assertThat(cloud.runs()).hasSize(2);
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void bodyThatIsNoMessage_isParkedWithItsReason() {
        try (var host = cloud.startPoller()) {
            cloud.put(QueueName.CALLBACK, "{\"token\": \"too short\"}");

            var parked = cloud.awaitParked();

            assertThat(parked.body()).isEqualTo("{\"token\": \"too short\"}");
            assertThat(parked.messageAttributes().get(SqsSender.REASON_ATTRIBUTE).stringValue())
                    .contains("token");
            cloud.awaitQuiet();
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void brokenMessageWithAReadableToken_isAnsweredFailure() {
        var execution = cloud.startExecution();
        var broken = "{\"token\": \"%s\", \"arguments\": 7".formatted(cloud.token(execution));
        cloud.sqs.purgeQueue(purge -> purge.queueUrl(cloud.url(QueueName.CALLBACK)));
        cloud.put(QueueName.CALLBACK, broken);

        try (var host = cloud.startPoller()) {
            cloud.awaitEnd(execution);

            var step = cloud.step(execution);
            assertThat(step.stepStatus()).isEqualTo(StepStatus.FAILED);
            assertThat(step.failureReason()).contains("not valid JSON");
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void deadLetterOfAStepWhoseJobSucceeds_isAnsweredTruthfully() {
        cloud.createJob("RUNNING:1,SUCCEEDED", 1);
        var execution = cloud.startExecution();
        var body =
                cloud.sqs
                        .receiveMessage(r -> r.queueUrl(cloud.url(QueueName.CALLBACK)))
                        .messages()
                        .get(0)
                        .body();
        cloud.sqs.purgeQueue(purge -> purge.queueUrl(cloud.url(QueueName.CALLBACK)));
        var deadLetters = cloud.sqs.getQueueUrl(get -> get.queueName("callback-dlq")).queueUrl();
        cloud.sqs.sendMessage(send -> send.queueUrl(deadLetters).messageBody(body));

        try (var host = cloud.startPoller()) {
            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            assertThat(cloud.runs()).hasSize(1);
            assertThat(host.failure()).isEmpty();
        }
    }
}
