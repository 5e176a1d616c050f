package io.github.callbackpoller.lambda;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.lambda.metrics.Meter;
import io.github.callbackpoller.lambda.metrics.MeteredCalls;
import java.util.List;
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
 * @param meter counts calls of SQS and SageMaker; those of Glue count as looks at jobs
 */
record Clients(
        SdkHttpClient http,
        AwsCredentialsProvider credentials,
        Region region,
        CallLimit limit,
        Meter meter) {

    /** As Lambda sets a function up: the region by AWS_REGION, credentials wherever they are. */
    static Clients in(String region, CallLimit limit, Meter meter) {
        return new Clients(
                UrlConnectionHttpClient.create(),
                DefaultCredentialsProvider.builder().build(),
                Region.of(region),
                limit,
                meter);
    }

    /** Clients that need no credentials. */
    static Clients over(SdkHttpClient http, CallLimit limit, Meter meter) {
        return new Clients(
                http,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")),
                Region.US_EAST_1,
                limit,
                meter);
    }

    SqsClient sqs() {
        return AwsClients.build(set(SqsClient.builder(), limit.ofSends(), new MeteredCalls(meter)));
    }

    GlueClient glue() {
        return AwsClients.build(set(GlueClient.builder(), limit.ofWork()));
    }

    SageMakerClient sageMaker() {
        return AwsClients.build(
                set(SageMakerClient.builder(), limit.ofWork(), new MeteredCalls(meter)));
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B set(
            B builder, ExecutionInterceptor... interceptors) {
        return builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(region)
                .overrideConfiguration(
                        override -> override.executionInterceptors(List.of(interceptors)));
    }
}
