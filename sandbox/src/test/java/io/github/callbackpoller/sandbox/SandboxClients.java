package io.github.callbackpoller.sandbox;

import io.github.callbackpoller.aws.AwsClients;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The real SDK's clients, pointed at a sandbox. */
public final class SandboxClients {
    private final Sandbox sandbox;

    public SandboxClients(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public SqsClient sqs() {
        return AwsClients.buildForLongPolling(at(SqsClient.builder(), sandbox.sqsEndpoint()));
    }

    public GlueClient glue() {
        return AwsClients.build(at(GlueClient.builder(), sandbox.awsEndpoint()));
    }

    public SageMakerClient sageMaker() {
        return AwsClients.build(at(SageMakerClient.builder(), sandbox.awsEndpoint()));
    }

    private static <B extends AwsClientBuilder<B, C>, C> B at(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(Sandbox.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("sandbox", "sandbox")));
    }
}
