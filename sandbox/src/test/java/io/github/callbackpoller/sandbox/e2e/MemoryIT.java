package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * A worker with a small heap before many steps whose job has no room. How many: the property {@code
 * waiting.messages}; the Maven profile {@code soak} has 10,000. And before many checks that wait:
 * {@code waiting.checks}, 100,000 in the profile.
 */
@Execution(ExecutionMode.CONCURRENT)
class MemoryIT {
    private static final int MESSAGES = Integer.getInteger("waiting.messages", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int MOST_MEGABYTES = 40;
    private static final int CHECKS = Integer.getInteger("waiting.checks", 1_000);
    private static final int SLACK_MEGABYTES = 3;
    private static final Pattern FULL = Pattern.compile("Pause Full .*->(\\d+)M\\(");
    private static final Pattern AFTER_A_COLLECTION = Pattern.compile("Pause .*->(\\d+)M\\(");
    private static final Pattern POSTPONED =
            Pattern.compile("event=START_POSTPONED, execution=(\\w+)");
    private static final String BODY =
            """
            {"token": "M%09d", "status": "Executing",
             "pipelineExecutionArn":
              "arn:aws:sagemaker:us-east-1:123456789012:pipeline/Taxi/execution/%012d",
             "arguments": {"input_location": "s3://bucket/trips"}}
            """;

    private final Cloud cloud = new Cloud();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void manyStepsWaitForRoom_smallHeapIsEnough() throws Exception {
        cloud.createJob("RUNNING:900,SUCCEEDED", 1);
        IntStream.range(0, MESSAGES / 10).forEach(this::putTen);

        try (var worker = worker()) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> !worker.isAlive() || postponed(worker) >= MESSAGES - 1);

            assertThat(worker.isAlive()).as(worker.output()).isTrue();
            assertThat(mostLeft()).isBetween(1, MOST_MEGABYTES);
        }
    }

    @Test
    void manyChecksWaitTheirTime_workerNeedsNoMoreThanAnIdleOne() throws Exception {
        cloud.createJob("RUNNING:900,SUCCEEDED", 1);
        try (var worker = worker()) {
            await().atMost(PATIENCE).until(() -> worker.output().contains("ready: "));
            int idle = leftByAFullCollection(worker);

            IntStream.range(0, CHECKS / 10).forEach(this::putTenChecks);
            int receives = cloud.sandbox.calls().count("ReceiveMessage");
            await().atMost(PATIENCE)
                    .until(() -> cloud.sandbox.calls().count("ReceiveMessage") > receives + 4);
            int waiting = leftByAFullCollection(worker);

            assertThat(cloud.messages(QueueName.CHECK)).isEqualTo(CHECKS / 10 * 10);
            System.out.printf(
                    "Heap after a collection: idle %d MB, with %d waiting checks %d MB%n",
                    idle, CHECKS, waiting);
            assertThat(waiting).isBetween(1, idle + SLACK_MEGABYTES);
        }
    }

    /** What a collection of everything leaves, in megabytes. */
    private int leftByAFullCollection(JavaProcess worker) throws Exception {
        long before = fullCollections().count();
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        new ProcessBuilder(jcmd, Long.toString(worker.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        await().atMost(PATIENCE).until(() -> fullCollections().count() > before);
        return fullCollections().reduce((earlier, later) -> later).orElseThrow();
    }

    private Stream<Integer> fullCollections() {
        try {
            return FULL.matcher(Files.readString(folder.resolve("gc.log")))
                    .results()
                    .map(found -> Integer.parseInt(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void putTenChecks(int batch) {
        cloud.sqs.sendMessageBatch(
                send ->
                        send.queueUrl(cloud.url(QueueName.CHECK))
                                .entries(
                                        IntStream.range(batch * 10, batch * 10 + 10)
                                                .mapToObj(MemoryIT::check)
                                                .toList()));
    }

    /** As long as a check of the poller's, and not due for a quarter of an hour. */
    private static SendMessageBatchRequestEntry check(int number) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .delaySeconds(900)
                .messageBody(BODY.formatted(number, number).repeat(3))
                .build();
    }

    private static long postponed(JavaProcess worker) {
        return POSTPONED
                .matcher(worker.output())
                .results()
                .map(line -> line.group(1))
                .distinct()
                .count();
    }

    private void putTen(int batch) {
        cloud.sqs.sendMessageBatch(
                send ->
                        send.queueUrl(cloud.url(QueueName.CALLBACK))
                                .entries(
                                        IntStream.range(batch * 10, batch * 10 + 10)
                                                .mapToObj(MemoryIT::entry)
                                                .toList()));
    }

    private static SendMessageBatchRequestEntry entry(int number) {
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(number))
                .messageBody(BODY.formatted(number, number))
                .build();
    }

    /** What a collection left, at most, in megabytes. */
    private int mostLeft() {
        try {
            return AFTER_A_COLLECTION
                    .matcher(Files.readString(folder.resolve("gc.log")))
                    .results()
                    .mapToInt(found -> Integer.parseInt(found.group(1)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JavaProcess worker() throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-Xmx64m -XX:+ExitOnOutOfMemoryError -Xlog:gc:file=" + folder.resolve("gc.log"));
        environment.put("CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK));
        environment.put("CHECK_QUEUE_URL", cloud.url(QueueName.CHECK));
        environment.put("PARKING_QUEUE_URL", cloud.url(QueueName.PARKING));
        environment.put("JOBS_JSON", Cloud.DEFINITIONS);
        return JavaProcess.start(folder.resolve("worker.log"), environment, "worker");
    }
}
