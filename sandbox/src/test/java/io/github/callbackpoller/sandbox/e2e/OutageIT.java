package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.e2e.Relay.Network;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/**
 * A worker that loses its network or its services for some seconds, and what it says of it; in the
 * profile {@code storm} for a minute.
 */
@Execution(ExecutionMode.CONCURRENT)
class OutageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration OUTAGE =
            Duration.ofSeconds(Integer.getInteger("outage.seconds", 10));
    private static final int EXECUTIONS = 8;

    /** Two at the start, one for each service that is missed, one for each message in flight. */
    private static final int FEW_LINES = 6 + EXECUTIONS;

    private final Cloud cloud = new Cloud();
    private final Relay toSqs = Relay.to(cloud.sandbox.sqsEndpoint());
    private final Relay toAws = Relay.to(cloud.sandbox.awsEndpoint());

    @TempDir private Path folder;

    @AfterEach
    void close() {
        toSqs.close();
        toAws.close();
        cloud.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT", "HUNG"})
    void networkIsGone_everythingIsAnsweredOnceAfterwardsAndFewLinesAreWritten(Network gone)
            throws Exception {
        cloud.createJob("RUNNING:6,SUCCEEDED", EXECUTIONS);

        try (var worker = worker()) {
            var executions = startExecutions(worker);
            toSqs.become(gone);
            toAws.become(gone);
            awaitSaid(worker, "SQS can't be reached");
            pass(OUTAGE);
            toSqs.become(Network.WHOLE);
            toAws.become(Network.WHOLE);

            awaitAnswersOnce(executions);
            awaitSaid(worker, "SQS works again");
            assertThat(warnings(worker)).hasSizeLessThanOrEqualTo(FEW_LINES);
        }
    }

    @Test
    void glueAndSageMakerFail_everythingIsAnsweredOnceAfterwardsAndFewLinesAreWritten()
            throws Exception {
        cloud.createJob("RUNNING:3,SUCCEEDED", EXECUTIONS);

        try (var worker = worker()) {
            var executions = startExecutions(worker);
            cloud.sandbox.faults().inject(Fault.of("glue:*", FaultKind.SERVER_ERROR));
            cloud.sandbox.faults().inject(Fault.of("sagemaker:*", FaultKind.SERVER_ERROR));
            awaitSaid(worker, "Glue fails by itself");
            pass(OUTAGE);
            cloud.sandbox.faults().clear();

            awaitAnswersOnce(executions);
            awaitSaid(worker, "Glue works again");
            assertThat(warnings(worker)).hasSizeLessThanOrEqualTo(FEW_LINES);
        }
    }

    @Test
    void credentialsHaveExpired_everythingIsAnsweredOnceAfterTheyAreRenewedAndFewLinesAreWritten()
            throws Exception {
        cloud.createJob("RUNNING:3,SUCCEEDED", EXECUTIONS);

        try (var worker = worker()) {
            var executions = startExecutions(worker);
            cloud.sandbox.faults().inject(Fault.of("*", FaultKind.EXPIRED_CREDENTIALS));
            awaitSaid(worker, "SQS does not accept this host's credentials");
            pass(OUTAGE);
            cloud.sandbox.faults().clear();

            awaitAnswersOnce(executions);
            awaitSaid(worker, "SQS works again");
            assertThat(warnings(worker)).hasSizeLessThanOrEqualTo(FEW_LINES);
        }
    }

    private List<String> startExecutions(JavaProcess worker) {
        awaitSaid(worker, "ready:");
        var executions =
                IntStream.range(0, EXECUTIONS).mapToObj(number -> cloud.startExecution()).toList();
        cloud.awaitRuns(EXECUTIONS);
        return executions;
    }

    private void awaitAnswersOnce(List<String> executions) {
        for (var execution : executions) {
            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        }
        assertThat(cloud.runs()).hasSize(EXECUTIONS);
    }

    private static void awaitSaid(JavaProcess worker, String words) {
        await().atMost(PATIENCE).until(() -> worker.output().contains(words));
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(PATIENCE).until(() -> true);
    }

    private static List<String> warnings(JavaProcess worker) {
        return worker.output()
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    private JavaProcess worker() throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put("AWS_ENDPOINT_URL_SQS", toSqs.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_GLUE", toAws.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_SAGEMAKER", toAws.endpoint().toString());
        environment.put("CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK));
        environment.put("CHECK_QUEUE_URL", cloud.url(QueueName.CHECK));
        environment.put("PARKING_QUEUE_URL", cloud.url(QueueName.PARKING));
        environment.put("JOBS_JSON", Cloud.DEFINITIONS);
        environment.put("CHECK_COST", "10ms");
        environment.put("LONG_POLL", "1s");
        return JavaProcess.start(folder.resolve("worker.log"), environment, "worker");
    }
}
