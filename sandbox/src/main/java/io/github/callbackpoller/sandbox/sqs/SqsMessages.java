package io.github.callbackpoller.sandbox.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.sagemaker.StepQueue;
import io.github.callbackpoller.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends messages as SageMaker does: to a queue's URL, over HTTP. */
public final class SqsMessages implements StepQueue {
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI endpoint;

    /**
     * @param endpoint where SQS listens
     */
    public SqsMessages(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void send(String queueUrl, String body) {
        var json = Json.object().put("QueueUrl", queueUrl).put("MessageBody", body).toString();
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AmazonSQS.SendMessage")
                        .POST(HttpRequest.BodyPublishers.ofString(json, UTF_8))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() != OK) {
                throw new IllegalStateException(
                        "SQS refused a message for " + queueUrl + ": HTTP " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException("SQS can't be reached at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while sending to " + queueUrl, e);
        }
    }
}
