package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.sqs.EmbeddedSqs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** A broker of the worker's own, which forgets its queues when it is restarted. */
@Execution(ExecutionMode.CONCURRENT)
class BrokerRestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int FEW_LINES = 6;

    private final Cloud cloud = new Cloud();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void brokerIsRestarted_messageIsSentAgain_runIsAdoptedAndAnsweredOnce() throws Exception {
        cloud.createJob("RUNNING:15,SUCCEEDED", 1);
        var execution = cloud.startExecution();
        var body = awaitMessage();
        var broker = EmbeddedSqs.start(0, Sandbox.REGION, Sandbox.ACCOUNT);
        int port = broker.endpoint().getPort();

        try (var sqs = client(broker)) {
            createQueues(sqs);
            try (var worker = worker(sqs, broker)) {
                awaitSaid(worker, "ready:");
                send(sqs, body);
                cloud.awaitRuns(1);

                broker.close();
                awaitSaid(worker, "SQS can't be reached");
                broker = EmbeddedSqs.start(port, Sandbox.REGION, Sandbox.ACCOUNT);
                awaitSaid(worker, "does not exist");
                createQueues(sqs);
                send(sqs, body);

                assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
                awaitSaid(worker, "works again");
                assertThat(cloud.runs()).hasSize(1);
                assertThat(cloud.sandbox.answers()).isEqualTo(1);
                assertThat(warnings(worker)).hasSizeLessThanOrEqualTo(FEW_LINES);
            }
        } finally {
            broker.close();
        }
    }

    private String awaitMessage() {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                cloud.sqs
                                        .receiveMessage(
                                                receive ->
                                                        receive.queueUrl(
                                                                        cloud.url(
                                                                                QueueName.CALLBACK))
                                                                .waitTimeSeconds(1))
                                        .messages(),
                        (List<Message> messages) -> !messages.isEmpty())
                .get(0)
                .body();
    }

    private static SqsClient client(EmbeddedSqs broker) {
        return AwsClients.buildForLongPolling(
                SqsClient.builder()
                        .endpointOverride(broker.endpoint())
                        .region(Region.of(Sandbox.REGION))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("sandbox", "sandbox"))));
    }

    private static void createQueues(SqsClient sqs) {
        Stream.of("callback", "check", "parking")
                .forEach(name -> sqs.createQueue(create -> create.queueName(name)));
    }

    private static void send(SqsClient sqs, String body) {
        sqs.sendMessage(send -> send.queueUrl(url(sqs, "callback")).messageBody(body));
    }

    private static String url(SqsClient sqs, String name) {
        return sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
    }

    private static void awaitSaid(JavaProcess worker, String words) {
        await().atMost(PATIENCE).until(() -> worker.output().contains(words));
    }

    /** What the worker says of its set-up stands before it is ready. */
    private static List<String> warnings(JavaProcess worker) {
        var output = worker.output();
        return output.substring(output.indexOf("ready:"))
                .lines()
                .filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList();
    }

    private JavaProcess worker(SqsClient sqs, EmbeddedSqs broker) throws IOException {
        var environment = new HashMap<>(cloud.sandbox.environment());
        environment.put("AWS_ENDPOINT_URL_SQS", broker.endpoint().toString());
        environment.put("CALLBACK_QUEUE_URL", url(sqs, "callback"));
        environment.put("CHECK_QUEUE_URL", url(sqs, "check"));
        environment.put("PARKING_QUEUE_URL", url(sqs, "parking"));
        environment.put("JOBS_JSON", Cloud.DEFINITIONS);
        environment.put("CHECK_COST", "10ms");
        environment.put("LONG_POLL", "1s");
        return JavaProcess.start(folder.resolve("worker.log"), environment, "worker");
    }
}
