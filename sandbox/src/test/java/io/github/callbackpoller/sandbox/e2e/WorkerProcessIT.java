package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** The worker as an operator runs it: a process of its own, killed, terminated, overheard. */
@Execution(ExecutionMode.CONCURRENT)
class WorkerProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Cloud cloud = new Cloud();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void workerIsKilledMidJob_another_answersOnceAndTheJobRanOnce() throws Exception {
        cloud.createJob("RUNNING:8,SUCCEEDED", 3);

        try (var first = worker("first", Map.of());
                var second = worker("second", Map.of())) {
            ready(first);
            ready(second);
            var execution = cloud.startExecution();
            await().atMost(PATIENCE)
                    .until(() -> (first.output() + second.output()).contains("still running"));
            first.kill();

            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            cloud.awaitQuiet();
            assertThat(cloud.runs()).hasSize(1);
            assertThat(cloud.sandbox.answers()).isEqualTo(1);
        }
    }

    @Test
    void workerIsKilledWhileItStartsTheJob_another_findsTheRunAndStartsNone() throws Exception {
        cloud.createJob("RUNNING:8,SUCCEEDED", 3);

        try (var first = worker("starter", Map.of())) {
            ready(first);
            var execution = cloud.startExecution();
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> cloud.sandbox.calls().count("StartJobRun") == 1);
            first.kill();
            try (var second = worker("finder", Map.of())) {
                ready(second);
                // The message may be invisible for the rest of its visibility timeout.
                await().atMost(PATIENCE.multipliedBy(2))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> cloud.status(execution) == PipelineExecutionStatus.SUCCEEDED);

                cloud.awaitQuiet();
                assertThat(cloud.runs()).hasSize(1);
                assertThat(cloud.sandbox.answers()).isEqualTo(1);
            }
        }
    }

    @Test
    void workerIsTerminated_drainsAndEndsWithinItsBound() throws Exception {
        cloud.createJob("RUNNING:60,SUCCEEDED", 1);

        try (var worker = worker("worker", Map.of("DRAIN", "10s"))) {
            ready(worker);
            cloud.startExecution();
            await().atMost(PATIENCE).until(() -> worker.output().contains("event=STARTED"));

            worker.terminate();

            worker.awaitExit(25);
            assertThat(worker.output()).contains("stopping").endsWith("stopped\n");
            assertThat(cloud.messages(QueueName.CHECK)).isEqualTo(1);
        }
    }

    @Test
    void everythingThatIsPrintedOrPassedOn_holdsNoToken() throws Exception {
        cloud.createJob("RUNNING:1,SUCCEEDED", 5);
        var tokens = new ArrayList<String>();

        try (var worker = worker("worker", Map.of("LOG_LEVEL", "debug"))) {
            ready(worker);
            var good = cloud.startExecution();
            tokens.add(cloud.token(good));
            var broken = cloud.startExecution();
            tokens.add(cloud.token(broken));
            cloud.put(QueueName.CALLBACK, "{\"token\": \"%s\", !".formatted(cloud.token(broken)));
            var answered = cloud.startExecution();
            tokens.add(cloud.token(answered));
            cloud.sageMaker.sendPipelineExecutionStepFailure(
                    send ->
                            send.callbackToken(cloud.token(answered))
                                    .failureReason("answered by somebody else"));
            for (var execution : List.of(good, broken, answered)) {
                cloud.awaitEnd(execution);
            }
            await().atMost(PATIENCE).until(() -> cloud.runs().stream().noneMatch(this::runs));

            assertThat(tokens).hasSize(3);
            assertThat(worker.output()).doesNotContain(tokens);
            assertThat(cloud.runs().toString()).doesNotContain(tokens);
        }
    }

    private boolean runs(JobRun run) {
        return run.completedOn() == null;
    }

    private void ready(JavaProcess worker) {
        await().atMost(PATIENCE).until(() -> worker.output().contains("ready:"));
    }

    private JavaProcess worker(String name, Map<String, String> more) throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put("CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK));
        environment.put("CHECK_QUEUE_URL", cloud.url(QueueName.CHECK));
        environment.put("PARKING_QUEUE_URL", cloud.url(QueueName.PARKING));
        environment.put("JOBS_JSON", Cloud.DEFINITIONS);
        environment.put("CHECK_COST", "10ms");
        environment.put("LONG_POLL", "1s");
        environment.putAll(more);
        return JavaProcess.start(folder.resolve(name + ".log"), environment, "worker");
    }
}
