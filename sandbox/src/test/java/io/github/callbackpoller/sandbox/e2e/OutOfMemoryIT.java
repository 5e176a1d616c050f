package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.port.QueueName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/**
 * A worker runs out of memory at the worst moment, when its job is started and nobody knows: it
 * ends as a failure, so that it is started anew, and the next one finds the job.
 */
@Isolated("it starts processes, which others would make slow")
class OutOfMemoryIT {
    private static final int PATIENCE_SECONDS = 120;

    /** The message of a worker that has ended need not be waited for any longer. */
    private static final Duration SOON = Duration.ofSeconds(8);

    private static final String DEFINITIONS =
            """
            {"jobs": {"prep": {"type": "greedy", "jobName": "timed-job"}}, "default": "prep"}
            """;

    private final Cloud cloud = new Cloud();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cloud.close();
    }

    /** With the option of deploy/ the JVM ends at once, by itself; without it the worker does. */
    @ParameterizedTest
    @CsvSource({"-XX:+ExitOnOutOfMemoryError, 3", "-XX:-ExitOnOutOfMemoryError, 1"})
    void heapIsFull_workerEndsAsAFailureAndTheNextAnswersWithoutAnotherRun(
            String option, int exitCode) throws Exception {
        cloud.createJob("RUNNING:5,SUCCEEDED", 3);

        var execution = startOn(option, exitCode);

        assertThat(cloud.runs()).hasSize(1);
        assertThat(cloud.messages(QueueName.CALLBACK)).isEqualTo(1);
        try (var next = worker("next", option, Map.of())) {
            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            cloud.awaitQuiet();
            assertThat(next.isAlive()).isTrue();
        }
        assertThat(cloud.runs()).hasSize(1);
        assertThat(cloud.sandbox.answers()).isEqualTo(1);
        assertThat(cloud.messages(QueueName.PARKING)).isZero();
        assertThat(cloud.deadLetters()).isZero();
    }

    /** Starts an execution whose message is taken by a worker that does not survive it. */
    private String startOn(String option, int exitCode) throws Exception {
        try (var greedy = worker("greedy", option, Map.of(GreedyAdapter.GREED, "yes"))) {
            awaitReady(greedy);
            cloud.hide(QueueName.CALLBACK, SOON);
            var execution = cloud.startExecution();
            assertThat(greedy.awaitExit(PATIENCE_SECONDS)).isEqualTo(exitCode);
            assertThat(greedy.output()).contains("OutOfMemoryError");
            cloud.hide(QueueName.CALLBACK, Cloud.HIDDEN);
            return execution;
        }
    }

    private static void awaitReady(JavaProcess worker) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> worker.output().contains("ready:"));
    }

    private JavaProcess worker(String name, String option, Map<String, String> more)
            throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx64m " + option);
        environment.put("CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK));
        environment.put("CHECK_QUEUE_URL", cloud.url(QueueName.CHECK));
        environment.put("PARKING_QUEUE_URL", cloud.url(QueueName.PARKING));
        environment.put("JOBS_JSON", DEFINITIONS);
        environment.put("CHECK_COST", "10ms");
        environment.put("LONG_POLL", "1s");
        environment.putAll(more);
        return JavaProcess.startBeside(
                withGreedyAdapter(), folder.resolve(name + ".log"), environment, "worker");
    }

    private Path withGreedyAdapter() throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(JobAdapter.class.getName()), GreedyAdapter.class.getName());
        return folder;
    }
}
