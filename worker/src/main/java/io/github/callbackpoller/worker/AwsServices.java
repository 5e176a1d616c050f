package io.github.callbackpoller.worker;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.worker.settings.SettingsException;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
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

    /**
     * Without it the JDK's HTTP client sends a POST again when a server closes the connection
     * without an answer, and StartJobRun could start a job twice.
     */
    private static final String RETRY_POST = "sun.net.http.retryPost";

    /**
     * @throws SettingsException if the SDK's settings don't do, such as a region that is missing
     */
    static AwsServices fromEnvironment() {
        System.setProperty(RETRY_POST, "false");
        try {
            return new AwsServices(
                    AwsClients.buildForLongPolling(
                            SqsClient.builder()
                                    .httpClientBuilder(
                                            UrlConnectionHttpClient.builder()
                                                    .socketTimeout(LONG_POLL_SOCKET))),
                    AwsClients.build(
                            GlueClient.builder()
                                    .httpClientBuilder(UrlConnectionHttpClient.builder())),
                    AwsClients.build(
                            SageMakerClient.builder()
                                    .httpClientBuilder(UrlConnectionHttpClient.builder())));
        } catch (SdkClientException e) {
            throw new SettingsException(
                    "the AWS SDK can't be set up; is AWS_REGION set? It says: " + e.getMessage());
        }
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
