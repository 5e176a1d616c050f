package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.LetterBox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** What the commands about messages must not do, as processes. */
@Execution(ExecutionMode.CONCURRENT)
class LetterCommandsIT {
    private static final String SECRET = "26vcYbeWsZ";
    private static final String MESSAGE = "{\"token\": \"%s\", \"pipelineExecutionArn\": \"%s\"}";
    private static final String EXECUTION =
            "arn:aws:sagemaker:us-east-1:123456789012:pipeline/taxi/execution/7pinimwddh3a";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GLANCE = Duration.ofMillis(50);

    @TempDir private Path folder;
    private final Cloud cloud = new Cloud();
    private final List<String> printed = new ArrayList<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void peek_lastReceive_isNamedAndTheMessageStaysWhereItIs() throws Exception {
        cloud.put(QueueName.CALLBACK, MESSAGE.formatted(SECRET, EXECUTION));
        var box = new LetterBox(cloud.sqs, cloud.url(QueueName.CALLBACK));
        for (int receives = 0; receives < 3; receives++) {
            box.putBack(box.take(1));
        }

        var fourth = poller(0, "peek", cloud.url(QueueName.CALLBACK), "--most", "1", "--json");
        var fifth = poller(0, "peek", "callback", "--most", "1");

        assertThat(fourth).contains("\"receives\":4").contains("\"last\":false");
        assertThat(fifth).contains("receive 5").contains("LAST: the next receive makes it");
        assertThat(box.contents().visible()).isEqualTo(1);
        assertThat(cloud.deadLetters()).isZero();
        assertThat(String.join("", printed)).doesNotContain(SECRET);
    }

    @Test
    void peek_interrupted_messagesAreThereAtOnce() throws Exception {
        cloud.put(QueueName.PARKING, MESSAGE.formatted(SECRET, EXECUTION));
        var box = new LetterBox(cloud.sqs, cloud.url(QueueName.PARKING));

        try (var run = start("peek", "parking", "--most", "2")) {
            await().atMost(PATIENCE)
                    .pollInterval(GLANCE)
                    .until(() -> box.contents().inFlight() == 1);
            run.terminate();

            assertThat(run.awaitExit(60)).as(run.output()).isEqualTo(143);
        }

        assertThat(box.contents().visible()).isEqualTo(1);
    }

    @Test
    void fail_notSaidForWhom_answersNobody() throws Exception {
        cloud.createJob("RUNNING:600", 5);
        var execution = cloud.startExecution();
        await().atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(() -> cloud.messages(QueueName.CALLBACK) == 1);
        cloud.put(QueueName.PARKING, MESSAGE.formatted(cloud.token(execution), execution));

        var forgotten = poller(2, "dead-letters", "fail", "--yes");
        var empty = poller(2, "dead-letters", "fail", "--key", "", "--yes");
        var other = poller(0, "dead-letters", "fail", "--key", "ffffffffffff", "--yes");

        assertThat(forgotten).contains("fail needs either --key KEY or --all");
        assertThat(empty).contains("--key is empty");
        assertThat(other).contains("0 of 0 done");
        assertThat(cloud.step(execution).stepStatus()).isEqualTo(StepStatus.EXECUTING);
        assertThat(cloud.messages(QueueName.PARKING)).isEqualTo(1);
        assertThat(String.join("", printed)).doesNotContain(cloud.token(execution));
    }

    @Test
    void redrive_parkedMessageOfAWaitingStep_isOnItsQueueAgain() throws Exception {
        cloud.put(QueueName.PARKING, MESSAGE.formatted(SECRET, EXECUTION));
        cloud.put(QueueName.PARKING, "not JSON");

        var done = poller(1, "dead-letters", "redrive", "--from", "parking", "--yes");

        assertThat(done)
                .contains("sent to the queue CALLBACK")
                .contains("no host can read it")
                .contains("1 of 2 done");
        assertThat(cloud.messages(QueueName.CALLBACK)).isEqualTo(1);
        assertThat(cloud.messages(QueueName.PARKING)).isEqualTo(1);
        assertThat(done).doesNotContain(SECRET);
    }

    /** What a command prints that ends with an exit code. */
    private String poller(int exitCode, String... command) throws Exception {
        try (var run = start(command)) {
            assertThat(run.awaitExit(180)).as(run.output()).isEqualTo(exitCode);
            printed.add(run.output());
            return run.output();
        }
    }

    private JavaProcess start(String... command) throws Exception {
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
                        Cloud.DEFINITIONS));
        var log = folder.resolve(command[0] + printed.size() + ".log");
        return JavaProcess.start(
                log, cloud.sandbox.environment(), arguments.toArray(String[]::new));
    }
}
