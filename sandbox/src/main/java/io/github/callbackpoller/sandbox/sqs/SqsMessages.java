package io.github.callbackpoller.sandbox.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends messages to queues of the embedded broker, over HTTP as any other client. */
public final class SqsMessages {
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

    /**
     * Sends one message.
     *
     * @throws IOException if it could not be sent; says why, never what
     */
    public void send(String queueUrl, String body) throws IOException {
        var json = Json.object().put("QueueUrl", queueUrl).put("MessageBody", body);
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .header("X-Amz-Target", "AmazonSQS.SendMessage")
                        .POST(HttpRequest.BodyPublishers.ofString(json.toString(), UTF_8))
                        .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString(UTF_8));
            if (answer.statusCode() != OK) {
                throw new IOException("HTTP " + answer.statusCode() + " " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
