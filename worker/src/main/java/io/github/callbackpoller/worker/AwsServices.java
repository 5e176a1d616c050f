package io.github.callbackpoller.worker;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.worker.settings.SettingsException;
import java.time.Duration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The clients of the services that the worker calls, set up from the SDK's own variables.
 *
 * @param sqs for the queues
 * @param glue for jobs
 * @param sageMaker for answers
 */
record AwsServices(SqsClient sqs, GlueClient glue, SageMakerClient sageMaker)
        implements AutoCloseable {

    /** Longer than the longest long poll, 20 s. */
    private static final Duration LONG_POLL_SOCKET = Duration.ofSeconds(30);

    /** More than threads of a worker call SQS at once. */
    private static final int MOST_CONNECTIONS = 200;

    private static final String NO_REGION = "Unable to load region";

    /**
     * @param plugin sees the calls of all clients
     * @throws SettingsException if the SDK's settings don't do, such as a region that is missing
     */
    static AwsServices fromEnvironment(SdkPlugin plugin) {
        try {
            return new AwsServices(
                    AwsClients.buildForLongPolling(
                            SqsClient.builder()
                                    .addPlugin(plugin)
                                    .httpClientBuilder(
                                            Apache5HttpClient.builder()
                                                    .maxConnections(MOST_CONNECTIONS)
                                                    .socketTimeout(LONG_POLL_SOCKET))),
                    AwsClients.build(
                            GlueClient.builder()
                                    .addPlugin(plugin)
                                    .httpClientBuilder(Apache5HttpClient.builder())),
                    AwsClients.build(
                            SageMakerClient.builder()
                                    .addPlugin(plugin)
                                    .httpClientBuilder(Apache5HttpClient.builder())));
        } catch (SdkClientException e) {
            throw unusable(e);
        }
    }

    /** What to say when a client can't be made. */
    static SettingsException unusable(SdkClientException error) {
        return new SettingsException(problem(String.valueOf(error.getMessage())));
    }

    /** The SDK tells at length where it looked for a region. */
    private static String problem(String message) {
        return message.contains(NO_REGION)
                ? "there is no AWS region: set AWS_REGION, or a region in the AWS profile"
                : "the AWS SDK can't be set up: " + message;
    }

    /** The region in which the worker's pipelines are. */
    String region() {
        return sageMaker.serviceClientConfiguration().region().id();
    }

    @Override
    public void close() {
        sqs.close();
        glue.close();
        sageMaker.close();
    }
}
