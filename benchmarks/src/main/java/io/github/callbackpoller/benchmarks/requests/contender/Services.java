package io.github.callbackpoller.benchmarks.requests.contender;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * Where the services are, and clients for them.
 *
 * @param sqs the broker
 * @param glue the stand-in for Glue
 * @param queueUrl the check queue
 * @param http the HTTP client of whoever may choose
 */
public record Services(URI sqs, URI glue, String queueUrl, HttpClients http) {

    SqsClientBuilder sqsBuilder(Meter meter) {
        return set(SqsClient.builder(), sqs, meter).httpClient(http.make());
    }

    GlueClientBuilder glueBuilder(Meter meter) {
        return set(GlueClient.builder(), glue, meter).httpClient(http.make());
    }

    SqsAsyncClient asyncSqs(Meter meter) {
        return set(SqsAsyncClient.builder(), sqs, meter).build();
    }

    private static <B extends AwsClientBuilder<B, ?>> B set(B builder, URI endpoint, Meter meter) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_2)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("none", "none")))
                .addPlugin(meter.plugin());
    }
}
