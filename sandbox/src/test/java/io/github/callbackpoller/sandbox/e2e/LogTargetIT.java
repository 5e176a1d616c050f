package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.port.QueueName;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** Nobody can read what a worker prints, and each of its writes fails: it works all the same. */
@Isolated("it starts processes, which others would make slow")
class LogTargetIT {
    private static final Path FULL = Path.of("/dev/full");

    /** How the JVM ends when it was told to by SIGTERM. */
    private static final int TERMINATED = 143;

    private static final int DRAIN_SECONDS = 40;

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void diskOfTheLogIsFull_stepIsAnsweredOnceAndTheWorkerEndsInOrder() throws Exception {
        assumeTrue(Files.exists(FULL), "there is no /dev/full, whose writes fail, on this system");
        assertThatIOException().isThrownBy(() -> Files.writeString(FULL, "x"));

        try (var worker = worker(Redirect.to(FULL.toFile()))) {
            assertAnswersAndEnds(worker);
        }
    }

    @Test
    void pipeOfTheLogIsClosed_stepIsAnsweredOnceAndTheWorkerEndsInOrder() throws Exception {
        try (var worker = worker(Redirect.PIPE)) {
            worker.hangUp();

            assertAnswersAndEnds(worker);
        }
    }

    private void assertAnswersAndEnds(JavaProcess worker) throws InterruptedException {
        cloud.createJob("RUNNING:1,SUCCEEDED", 1);

        var execution = cloud.startExecution();

        assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        cloud.awaitQuiet();
        assertThat(cloud.runs()).hasSize(1);
        assertThat(cloud.sandbox.answers()).isEqualTo(1);
        assertThat(cloud.messages(QueueName.PARKING)).isZero();
        assertThat(cloud.deadLetters()).isZero();
        assertThat(worker.isAlive()).isTrue();
        worker.terminate();
        assertThat(worker.awaitExit(DRAIN_SECONDS)).isEqualTo(TERMINATED);
    }

    private JavaProcess worker(Redirect target) throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put("CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK));
        environment.put("CHECK_QUEUE_URL", cloud.url(QueueName.CHECK));
        environment.put("PARKING_QUEUE_URL", cloud.url(QueueName.PARKING));
        environment.put("JOBS_JSON", Cloud.DEFINITIONS);
        environment.put("CHECK_COST", "10ms");
        environment.put("LONG_POLL", "1s");
        environment.put("LOG_LEVEL", "debug");
        return JavaProcess.startUnheard(target, environment, "worker");
    }
}
