package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Two empty queues without dead-letter queues, and no others. A receive waits until released. */
final class SqsStub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    SqsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void awaitReceive() throws InterruptedException {
        received.await();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var action = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (action.endsWith("ReceiveMessage")) {
            received.countDown();
            waitForRelease();
            send(exchange, 200, "{}");
        } else if (body.contains("/callbacks\"") || body.contains("/checks\"")) {
            send(exchange, 200, "{\"Attributes\": {\"VisibilityTimeout\": \"60\"}}");
        } else {
            send(
                    exchange,
                    400,
                    "{\"__type\": \"com.amazonaws.sqs#QueueDoesNotExist\","
                            + " \"message\": \"The specified queue does not exist.\"}");
        }
    }

    private void waitForRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var stream = exchange.getResponseBody()) {
            stream.write(bytes);
        }
    }
}
