package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.UndeclaredOutput;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** What AWS does not document is right in every reading. */
@Execution(ExecutionMode.CONCURRENT)
class EverySwitchIT {

    static Stream<Arguments> readings() {
        return Switch.ALL.stream().flatMap(EverySwitchIT::readingsOf);
    }

    private static <E extends Enum<E>> Stream<Arguments> readingsOf(Switch<E> which) {
        return which.readings().stream()
                .map(reading -> Arguments.of(new Reading<>(which, reading)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readings")
    void reading_coreScenarios_eachStepIsAnsweredTruthfullyAndRanOnce(Reading<?> reading) {
        try (var cloud = new Cloud()) {
            reading.playIn(cloud);
            var mixed = new Mixed(cloud, 10);
            cloud.sandbox
                    .faults()
                    .inject(
                            Fault.of("SendPipelineExecutionStepSuccess", FaultKind.LOST_RESPONSE)
                                    .times(1));
            try (var host = mixed.startPoller()) {
                var good = mixed.start(Mixed.GOOD);
                var bad = mixed.start(Mixed.BAD);
                var stopped = mixed.start(Mixed.LONG);
                var answeredByHand = mixed.start(Mixed.LONG);
                var chatty = mixed.start(Mixed.CHATTY);
                await().until(() -> cloud.runs(Mixed.LONG).size() == 2);
                stop(cloud, stopped);
                answer(cloud, answeredByHand);

                assertThat(cloud.awaitEnd(good)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
                assertThat(cloud.awaitEnd(bad)).isEqualTo(PipelineExecutionStatus.FAILED);
                assertThat(cloud.awaitEnd(stopped)).isEqualTo(PipelineExecutionStatus.STOPPED);
                assertThat(cloud.awaitEnd(chatty)).isEqualTo(reading.endOfUndeclaredOutputs());
                assertThat(cloud.step(bad).failureReason()).contains("FAILED", Mixed.ERROR);
                mixed.retry(bad);
                assertThat(cloud.awaitEnd(bad)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
                assertRan(mixed, good, JobRunState.SUCCEEDED);
                assertRan(mixed, bad, JobRunState.SUCCEEDED, JobRunState.FAILED);
                assertRan(mixed, stopped, JobRunState.STOPPED);
                assertRan(mixed, answeredByHand, JobRunState.STOPPED);
                cloud.awaitQuiet();
                assertThat(cloud.messages(QueueName.PARKING)).isZero();
                assertThat(host.failure()).isEmpty();
            }
        }
    }

    private static void stop(Cloud cloud, String execution) {
        cloud.sageMaker.stopPipelineExecution(stop -> stop.pipelineExecutionArn(execution));
    }

    private static void answer(Cloud cloud, String execution) {
        var token = cloud.token(execution);
        cloud.sageMaker.sendPipelineExecutionStepFailure(
                failure -> failure.callbackToken(token).failureReason("by hand"));
    }

    /** Newest first. */
    private static void assertRan(Mixed mixed, String execution, JobRunState... ends) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () ->
                                assertThat(mixed.runsOf(execution))
                                        .extracting(JobRun::jobRunState)
                                        .containsExactly(ends));
    }

    /** One reading of one switch. */
    private record Reading<E extends Enum<E>>(Switch<E> which, E reading) {

        PipelineExecutionStatus endOfUndeclaredOutputs() {
            return reading == UndeclaredOutput.REFUSED
                    ? PipelineExecutionStatus.FAILED
                    : PipelineExecutionStatus.SUCCEEDED;
        }

        void playIn(Cloud cloud) {
            cloud.sandbox.switches().set(which, reading);
        }

        @Override
        public String toString() {
            return which.name() + " " + reading;
        }
    }
}
