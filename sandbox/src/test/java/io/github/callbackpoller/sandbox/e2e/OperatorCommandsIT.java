package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operators' commands as processes, against steps that wait. */
class OperatorCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GLANCE = Duration.ofMillis(100);

    @TempDir private Path folder;
    private final Cloud cloud = new Cloud();
    private final Swept swept = new Swept(cloud, 600);

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void sweep_messagesWerePurged_dryRunTellsAndSweepMends() throws Exception {
        var execution = startFiveJobs();
        swept.purge();

        var told = poller(1, "sweep", "--all", "--dry-run", "--json");
        int sentByDryRun = cloud.messages(QueueName.CALLBACK) + cloud.messages(QueueName.CHECK);
        var done = poller(0, "sweep", "--all", "--pipeline", Swept.PIPELINE);

        assertThat(told)
                .contains("{\"dryRun\":true,\"left\":0,\"injected\":5,\"stopped\":0,\"unsolved\":0")
                .contains("{\"kind\":\"INJECTED\",\"subject\":\"" + execution);
        assertThat(sentByDryRun).isZero();
        assertThat(done).contains("0 left, 5 injected, 0 stopped, 0 unsolved\n");
        assertThat(cloud.messages(QueueName.CHECK)).isEqualTo(5);
        tokens(execution).forEach(token -> assertThat(told + done).doesNotContain(token));
    }

    private String startFiveJobs() {
        try (var host = swept.startForgetfulPoller()) {
            var execution = swept.start(1);
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> swept.runs().size() == 5);
            assertThat(host.failure()).isEmpty();
            return execution;
        }
    }

    private List<String> tokens(String execution) {
        return Swept.tokens(swept.steps(List.of(execution))).toList();
    }

    /** What a command prints that ends with an exit code. */
    private String poller(int exitCode, String... command) throws Exception {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(
                List.of(
                        "--callback-queue-url",
                        cloud.url(QueueName.CALLBACK),
                        "--check-queue-url",
                        cloud.url(QueueName.CHECK),
                        "--parking-queue-url",
                        cloud.url(QueueName.PARKING),
                        "--jobs-json",
                        Swept.DEFINITIONS));
        var log = folder.resolve(command[0] + ".log");
        var environment = cloud.sandbox.environment();
        try (var run = JavaProcess.start(log, environment, arguments.toArray(String[]::new))) {
            assertThat(run.awaitExit(180)).as(run.output()).isEqualTo(exitCode);
            return run.output();
        }
    }
}
