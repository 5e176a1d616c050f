package io.github.callbackpoller.benchmarks.requests;

import io.github.callbackpoller.benchmarks.requests.contender.Contenders;
import io.github.callbackpoller.benchmarks.requests.contender.HttpClients;
import io.github.callbackpoller.benchmarks.standin.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The broker and Glue in processes of their own, and contenders one after the other. */
final class Bench implements AutoCloseable {
    private static final int BATCH = 10;

    private final Child broker;
    private final Child glue;
    private final SqsClient sqs;
    private int queues;

    Bench() throws IOException {
        broker = Child.start(BrokerProcess.class, List.of());
        glue = Child.start(GlueProcess.class, List.of());
        sqs =
                SqsClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .endpointOverride(URI.create(broker.line()))
                        .region(Region.US_EAST_2)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("none", "none")))
                        .build();
    }

    /** Runs a contender on a queue of its own. */
    Measured measure(Contenders contender, HttpClients http, int warmUp, int seconds)
            throws IOException {
        var queue = filled();
        var arguments =
                List.of(
                        contender.name(),
                        http.name(),
                        broker.line(),
                        glue.line(),
                        queue,
                        Integer.toString(warmUp),
                        Integer.toString(seconds));
        try (var process = Child.start(ContenderProcess.class, arguments)) {
            return Measured.from(Json.read(process.line()));
        } finally {
            sqs.deleteQueue(delete -> delete.queueUrl(queue));
        }
    }

    private String filled() {
        var name = "check-" + ++queues;
        var url =
                sqs.createQueue(
                                create ->
                                        create.queueName(name)
                                                .attributes(
                                                        java.util.Map.of(
                                                                QueueAttributeName
                                                                        .VISIBILITY_TIMEOUT,
                                                                "120")))
                        .queueUrl();
        var now = Instant.now();
        IntStream.range(0, Workload.MESSAGES / BATCH)
                .parallel()
                .forEach(batch -> send(url, batch, now));
        return url;
    }

    private void send(String url, int batch, Instant now) {
        var entries =
                IntStream.range(0, BATCH)
                        .mapToObj(
                                index ->
                                        SendMessageBatchRequestEntry.builder()
                                                .id(Integer.toString(index))
                                                .messageBody(
                                                        Workload.body(batch * BATCH + index, now))
                                                .build())
                        .toList();
        sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
    }

    @Override
    public void close() {
        broker.close();
        glue.close();
        sqs.close();
    }
}
