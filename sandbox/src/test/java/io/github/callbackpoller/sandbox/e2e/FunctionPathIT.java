package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** The whole way on the stand-in for Lambda, with what goes wrong there. */
@Tag("processes")
@Execution(ExecutionMode.CONCURRENT)
class FunctionPathIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Cloud cloud = new Cloud();
    private final FunctionHost host = FunctionHost.over(cloud);

    @AfterEach
    void close() {
        host.close();
        cloud.close();
    }

    @Test
    void tenExecutions_eachIsAnsweredAndRanOnce() {
        cloud.createJob("STARTING:0.3,RUNNING:3,SUCCEEDED", 20);
        host.hearAll();

        var executions = start(10);

        awaitAllAnsweredOnce(executions);
        assertThat(host.check.counts().errors()).isZero();
        assertThat(host.deadLetters.counts().invocations()).isZero();
    }

    @Test
    void invocationHangsAfterItsStart_isKilledAtItsLimitAndTheRunIsAdopted() {
        cloud.createJob("RUNNING:5,SUCCEEDED", 5);
        delayOnce("StartJobRun");
        host.hearAll();
        var executions = start(1);
        cloud.awaitRuns(1);

        host.start.hang();

        awaitAllAnsweredOnce(executions);
        assertThat(host.start.counts().errors()).isEqualTo(1);
        assertThat(host.log).anyMatch(line -> line.contains("Task timed out after 30.00 seconds"));
    }

    @Test
    void processDiesAfterItsStart_runIsAdopted() {
        cloud.createJob("RUNNING:5,SUCCEEDED", 5);
        delayOnce("StartJobRun");
        host.hearAll();
        var executions = start(1);
        cloud.awaitRuns(1);

        host.start.crash();

        awaitAllAnsweredOnce(executions);
        assertThat(host.start.counts().errors()).isEqualTo(1);
    }

    @Test
    void processDiesAfterItsSend_oneOfTheForkedMessagesAnswers() {
        cloud.createJob("RUNNING:60,SUCCEEDED", 5);
        host.hearCallbacks();
        var executions = start(1);
        await().atMost(PATIENCE).until(() -> cloud.messages(QueueName.CHECK) > 0);
        delayOnce("SendMessageBatch");
        host.hearChecks();
        await().atMost(PATIENCE).until(() -> struck("SendMessageBatch") == 1);

        host.check.crash();

        awaitAllAnsweredOnce(executions);
        assertThat(host.check.counts().errors()).isEqualTo(1);
    }

    @Test
    void checksAreThrottledForAWhile_nothingIsLost() {
        cloud.createJob("RUNNING:2,SUCCEEDED", 10);
        host.check.reserveConcurrency(0);
        host.hearAll();
        var executions = start(5);
        cloud.awaitRuns(5);
        await().atMost(PATIENCE).until(() -> host.check.counts().throttles() > 3);

        host.check.reserveConcurrency(1);

        awaitAllAnsweredOnce(executions);
    }

    @Test
    void messagesComeTwiceAndLate_eachIsAnsweredAndRanOnce() {
        cloud.createJob("RUNNING:4,SUCCEEDED", 10);
        var executions = start(1);
        var first = copy(QueueName.CALLBACK);
        IntStream.range(0, 3).forEach(n -> cloud.put(QueueName.CALLBACK, first));
        host.hearCallbacks();
        cloud.awaitRuns(1);
        await().atMost(PATIENCE).until(() -> cloud.messages(QueueName.CHECK) > 0);
        var watch = copy(QueueName.CHECK);
        IntStream.range(0, 3).forEach(n -> cloud.put(QueueName.CHECK, watch));

        host.hearChecks();
        awaitAllAnsweredOnce(executions);

        cloud.put(QueueName.CALLBACK, first);
        cloud.put(QueueName.CHECK, watch);
        awaitAllAnsweredOnce(executions);
    }

    @Test
    void aBatchFailsInPart_onlyThatPartComesAgain() {
        cloud.createJob("RUNNING:3,SUCCEEDED", 5);
        var executions = start(10);
        // Five jobs start, five starts are put off: two queues to send to, and one send fails.
        cloud.sandbox.faults().inject(Fault.of("SendMessageBatch", FaultKind.THROTTLE).times(2));

        var callbacks = host.hearCallbacks();
        await().atMost(PATIENCE).until(() -> callbacks.counts().left() > 0);
        assertThat(callbacks.counts().left()).isEqualTo(5);
        assertThat(callbacks.counts().deleted()).isEqualTo(5);
        host.hearChecks();

        awaitAllAnsweredOnce(executions);
    }

    private List<String> start(int count) {
        return IntStream.range(0, count).mapToObj(n -> cloud.startExecution()).toList();
    }

    private void awaitAllAnsweredOnce(List<String> executions) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () ->
                                assertThat(executions)
                                        .extracting(cloud::status)
                                        .containsOnly(PipelineExecutionStatus.SUCCEEDED));
        cloud.awaitQuiet(PATIENCE);
        assertThat(cloud.runs()).hasSize(executions.size());
        assertThat(cloud.sandbox.answers()).isEqualTo(executions.size());
        assertThat(executions)
                .extracting(cloud::token)
                .allSatisfy(token -> assertThat(host.log).noneMatch(l -> l.contains(token)));
    }

    /** The body of a message, which stays where it is. */
    private String copy(QueueName queue) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                cloud.sqs
                                        .receiveMessage(
                                                get ->
                                                        get.queueUrl(cloud.url(queue))
                                                                .visibilityTimeout(0)
                                                                .waitTimeSeconds(1))
                                        .messages(),
                        messages -> !messages.isEmpty())
                .get(0)
                .body();
    }

    /** The effect happens, but its answer comes too late. */
    private void delayOnce(String operation) {
        cloud.sandbox.faults().inject(Fault.late(operation, Duration.ofSeconds(60)).times(1));
    }

    private int struck(String operation) {
        return cloud.sandbox.calls().struck().getOrDefault(operation, 0);
    }
}
