package io.github.callbackpoller.lambda;

import io.github.callbackpoller.aws.AwsClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes the clients of a function, which share one HTTP client and one provider of credentials.
 *
 * @param http the HTTP client
 * @param credentials who calls
 * @param region where the function runs
 * @param limit bounds each call
 */
record Clients(
        SdkHttpClient http, AwsCredentialsProvider credentials, Region region, CallLimit limit) {

    /** As Lambda sets a function up: the region by AWS_REGION, credentials wherever they are. */
    static Clients in(String region, CallLimit limit) {
        return new Clients(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                Region.of(region),
                limit);
    }

    /** Clients that need no credentials. */
    static Clients over(SdkHttpClient http, CallLimit limit) {
        return new Clients(
                http,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")),
                Region.US_EAST_1,
                limit);
    }

    SqsClient sqs() {
        return AwsClients.build(set(SqsClient.builder(), limit.ofSends()));
    }

    GlueClient glue() {
        return AwsClients.build(set(GlueClient.builder(), limit.ofWork()));
    }

    SageMakerClient sageMaker() {
        return AwsClients.build(set(SageMakerClient.builder(), limit.ofWork()));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B set(
            B builder, ExecutionInterceptor interceptor) {
        return builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(region)
                .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor));
    }
}
