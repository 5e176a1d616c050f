package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.sandbox.Sandbox;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The real SDK's clients, pointed at a sandbox: what a user of the demo's pipeline would have.
 *
 * @param sqs for the queues
 * @param glue for the job
 * @param sageMaker for the pipeline
 */
record DemoClients(SqsClient sqs, GlueClient glue, SageMakerClient sageMaker)
        implements AutoCloseable {

    static DemoClients of(Sandbox sandbox) {
        return new DemoClients(
                AwsClients.build(
                        at(SqsClient.builder(), sandbox.sqsEndpoint())
                                .httpClientBuilder(UrlConnectionHttpClient.builder())),
                AwsClients.build(
                        at(GlueClient.builder(), sandbox.awsEndpoint())
                                .httpClientBuilder(UrlConnectionHttpClient.builder())),
                AwsClients.build(
                        at(SageMakerClient.builder(), sandbox.awsEndpoint())
                                .httpClientBuilder(UrlConnectionHttpClient.builder())));
    }

    @Override
    public void close() {
        sqs.close();
        glue.close();
        sageMaker.close();
    }

    private static <B extends AwsClientBuilder<B, C>, C> B at(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(Sandbox.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("sandbox", "sandbox")));
    }
}
