package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** One call in ten goes wrong, everything shows late, and there is room for a few jobs only. */
@Execution(ExecutionMode.CONCURRENT)
class TroubledCloudIT {
    private static final double RATE = 0.034;
    private static final int ROOM = 6;

    /** A start that may have worked is looked for only after a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private static final List<String> OPERATIONS =
            List.of(
                    "StartJobRun",
                    "GetJobRun",
                    "GetJobRuns",
                    "GetJob",
                    "BatchStopJobRun",
                    "SendPipelineExecutionStepSuccess",
                    "SendPipelineExecutionStepFailure",
                    "DescribePipelineExecution",
                    "ListPipelineExecutionSteps",
                    "ReceiveMessage",
                    "SendMessage",
                    "SendMessageBatch",
                    "DeleteMessageBatch",
                    "ChangeMessageVisibility");
    private static final List<FaultKind> FAILURES =
            List.of(FaultKind.THROTTLE, FaultKind.SERVER_ERROR, FaultKind.LOST_RESPONSE);

    @Test
    void twoHostsInTrouble_eachStepIsAnsweredOnceAndTruthfully() {
        try (var cloud = new Cloud()) {
            var mixed = new Mixed(cloud, ROOM);
            var good = start(mixed, Mixed.GOOD, 10);
            var bad = start(mixed, Mixed.BAD, 6);
            var stopped = start(mixed, Mixed.LONG, 4);
            makeTrouble(cloud);
            try (var one = mixed.startPoller();
                    var other = mixed.startPoller()) {
                await().atMost(PATIENCE)
                        .until(() -> cloud.sandbox.calls().count("StartJobRun") >= 20);
                stopped.forEach(execution -> stop(cloud, execution));
                cloud.awaitQuiet(PATIENCE);
                assertThat(one.failure()).isEmpty();
                assertThat(other.failure()).isEmpty();
            }
            cloud.sandbox.faults().clear();

            assertThat(good).allMatch(ends(cloud, PipelineExecutionStatus.SUCCEEDED));
            assertThat(bad).allMatch(ends(cloud, PipelineExecutionStatus.FAILED));
            assertThat(stopped).allMatch(ends(cloud, PipelineExecutionStatus.STOPPED));
            assertRan(mixed, good, JobRunState.SUCCEEDED);
            assertRan(mixed, bad, JobRunState.FAILED);
            assertThat(stopped)
                    .allSatisfy(
                            execution ->
                                    assertThat(mixed.runsOf(execution))
                                            .allMatch(
                                                    run ->
                                                            run.jobRunState()
                                                                    == JobRunState.STOPPED));
            assertThat(bad)
                    .allSatisfy(
                            execution ->
                                    assertThat(cloud.step(execution).failureReason())
                                            .contains("FAILED", Mixed.ERROR));
            assertThat(cloud.messages(QueueName.PARKING)).isZero();
        }
    }

    private static void makeTrouble(Cloud cloud) {
        var lags = cloud.sandbox.lags();
        lags.set(Lag.RUN_VISIBLE, Duration.ofSeconds(3));
        lags.set(Lag.TOKEN_VISIBLE, Duration.ofSeconds(1));
        lags.set(Lag.SLOT_FREED, Duration.ofSeconds(2));
        lags.set(Lag.RUN_STOPPED, Duration.ofSeconds(1));
        long seed = 1;
        for (var operation : OPERATIONS) {
            var faults = cloud.sandbox.faults();
            for (var kind : FAILURES) {
                faults.inject(Fault.of(operation, kind).rate(RATE, seed++));
            }
            faults.inject(Fault.late(operation, Duration.ofSeconds(2)).rate(RATE, seed++));
        }
    }

    private static List<String> start(Mixed mixed, String job, int count) {
        return Stream.generate(() -> mixed.start(job)).limit(count).toList();
    }

    private static void stop(Cloud cloud, String execution) {
        cloud.sageMaker.stopPipelineExecution(stop -> stop.pipelineExecutionArn(execution));
    }

    private static Predicate<String> ends(Cloud cloud, PipelineExecutionStatus status) {
        return execution -> cloud.status(execution) == status;
    }

    private static void assertRan(Mixed mixed, List<String> executions, JobRunState end) {
        assertThat(executions)
                .allSatisfy(
                        execution ->
                                assertThat(mixed.runsOf(execution))
                                        .extracting(JobRun::jobRunState)
                                        .containsExactly(end));
    }
}
