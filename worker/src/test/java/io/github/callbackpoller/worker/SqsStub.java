package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Two empty queues without dead-letter queues, and what else is added. A receive waits until
 * released.
 */
final class SqsStub implements AutoCloseable {
    /** Attributes of a queue that may only be sent to. */
    static final String DENIED = "denied";

    private static final Pattern QUEUE =
            Pattern.compile("\"Queue(?:Url|Name)\":\"(?:[^\"]*/)?([^\"/]+)\"");
    private static final String NO_QUEUE =
            "{\"__type\": \"com.amazonaws.sqs#QueueDoesNotExist\","
                    + " \"message\": \"The specified queue does not exist.\"}";
    private static final String NOT_ALLOWED =
            "{\"__type\": \"com.amazonaws.sqs#AccessDeniedException\", \"message\": \"No.\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch received = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Map<String, String> attributesByQueue = new ConcurrentHashMap<>();

    SqsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        with("callbacks", "\"VisibilityTimeout\": \"60\"");
        with("checks", "\"VisibilityTimeout\": \"60\"");
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Adds or replaces a queue; its attributes are the inside of a JSON object. */
    SqsStub with(String queue, String attributes) {
        attributesByQueue.put(queue, attributes);
        return this;
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
            return;
        }
        var queue = queueIn(body);
        var attributes = attributesByQueue.get(queue);
        if (attributes == null) {
            send(exchange, 400, NO_QUEUE);
        } else if (attributes.equals(DENIED)) {
            send(exchange, 403, NOT_ALLOWED);
        } else if (action.endsWith("GetQueueUrl")) {
            send(exchange, 200, "{\"QueueUrl\": \"" + endpoint() + "/1/" + queue + "\"}");
        } else {
            send(exchange, 200, "{\"Attributes\": {" + attributes + "}}");
        }
    }

    /** The queue's name is the last part of its URL. */
    private static String queueIn(String body) {
        var queue = QUEUE.matcher(body);
        return queue.find() ? queue.group(1) : "";
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
