package io.github.callbackpoller.sandbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The README's ten lines, compiled and run. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddingExampleIT {
    private final Cloud cloud = new Cloud();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        cloud.sandbox.environment().keySet().forEach(EmbeddingExampleIT::clear);
        cloud.close();
    }

    @Test
    void tenLines_againstTheSandbox_answerAStep() throws Exception {
        cloud.createJob("RUNNING:1,SUCCEEDED", 1);
        var jobs = Files.writeString(folder.resolve("jobs.json"), Cloud.DEFINITIONS, UTF_8);
        cloud.sandbox.environment().forEach(EmbeddingExampleIT::set);
        var program =
                new Thread(
                        () -> run(cloud.url(QueueName.CALLBACK), cloud.url(QueueName.CHECK), jobs));
        program.start();

        var status = cloud.awaitEnd(cloud.startExecution());
        program.interrupt();
        program.join(Duration.ofSeconds(30).toMillis());

        assertThat(status).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        assertThat(program.isAlive()).isFalse();
    }

    private static void run(String callbackQueueUrl, String checkQueueUrl, Path jobs) {
        try {
            // begin
            var sqs = AwsClients.buildForLongPolling(SqsClient.builder());
            var urls = QueueUrls.of(callbackQueueUrl, checkQueueUrl);
            var glue = new GlueJobAdapter(AwsClients.build(GlueClient.builder()));
            var definitions = new JobDefinitionsReader(List.of(glue)).read(jobs);
            var callbacks = new SageMakerCallbacks(AwsClients.build(SageMakerClient.builder()));
            var sender = new SqsSender(sqs, urls);
            var poller = Poller.builder(sender, callbacks, definitions).adapter(glue).build();
            var receiver =
                    new SqsReceiver(sqs, SqsQueue.discover(sqs, urls), InstantSource.system());
            try (var loop = poller.watch(receiver, LoopSettings.DEFAULT)) {
                loop.await();
            }
            // end
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The SDK reads endpoints from system properties as it does from the environment. */
    private static void set(String variable, String value) {
        System.setProperty(property(variable), value);
    }

    private static void clear(String variable) {
        System.clearProperty(property(variable));
    }

    private static String property(String variable) {
        return switch (variable) {
            case "AWS_ENDPOINT_URL_SQS" -> "aws.endpointUrlSqs";
            case "AWS_ENDPOINT_URL_GLUE" -> "aws.endpointUrlGlue";
            case "AWS_ENDPOINT_URL_SAGEMAKER" -> "aws.endpointUrlSageMaker";
            case "AWS_REGION", "AWS_DEFAULT_REGION" -> "aws.region";
            case "AWS_ACCESS_KEY_ID" -> "aws.accessKeyId";
            default -> "aws.secretAccessKey";
        };
    }
}
