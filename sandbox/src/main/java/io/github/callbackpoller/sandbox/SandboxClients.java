package io.github.callbackpoller.sandbox;

import io.github.callbackpoller.aws.AwsClients;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The real SDK's clients, pointed at a sandbox; they hold no call back. Each call makes a new
 * client, which the caller closes; it needs the SDK's module of the service on the class path, and
 * {@code url-connection-client}. Thread-safe.
 */
public final class SandboxClients {
    private final Sandbox sandbox;

    /** Clients of a sandbox, which must outlive them. */
    public SandboxClients(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** For the queues; patient enough for long polling. */
    public SqsClient sqs() {
        return AwsClients.buildForLongPolling(at(SqsClient.builder(), sandbox.sqsEndpoint()));
    }

    /** For the jobs. */
    public GlueClient glue() {
        return AwsClients.buildUnlimited(at(GlueClient.builder(), sandbox.awsEndpoint()));
    }

    /** For the pipelines. */
    public SageMakerClient sageMaker() {
        return AwsClients.buildUnlimited(at(SageMakerClient.builder(), sandbox.awsEndpoint()));
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B at(
            B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(Sandbox.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("sandbox", "sandbox")));
    }
}
