package io.github.callbackpoller.sandbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.callbackpoller.sandbox.wire.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Stands before SQS and has every message show at once, whatever its delay: time goes fast. */
final class HastyQueues implements AutoCloseable {
    private static final List<String> HEADERS =
            List.of("Content-Type", "X-Amz-Target", "X-Amzn-Trace-Id", "Authorization");

    private final HttpClient http = HttpClient.newHttpClient();
    private final LoopbackServer server;
    private final URI sqs;

    HastyQueues(URI sqs) throws IOException {
        this.sqs = sqs;
        server = LoopbackServer.start(0);
        server.serve("/", this::passOn);
    }

    URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var hasty = body.replaceAll("\"DelaySeconds\":[0-9]+", "\"DelaySeconds\":0");
            var request =
                    HttpRequest.newBuilder(sqs.resolve(exchange.getRequestURI().getPath()))
                            .POST(BodyPublishers.ofString(hasty));
            for (var header : HEADERS) {
                var value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    request.header(header, value);
                }
            }
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
