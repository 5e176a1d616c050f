package io.github.callbackpoller.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import io.github.callbackpoller.benchmarks.standin.Loopback;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The Lambda Runtime API of one execution environment, as far as one invocation needs it ("Using
 * the Lambda runtime API" in the AWS Lambda developer guide).
 */
final class RuntimeApi implements AutoCloseable {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);

    private final Loopback server = new Loopback(this::answer);
    private final String event;
    private final AtomicBoolean invoked = new AtomicBoolean();
    private final CompletableFuture<Response> response = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    RuntimeApi(String event) throws IOException {
        this.event = event;
    }

    /**
     * What the function answered.
     *
     * @param body the response
     * @param nanos when it came ({@link System#nanoTime})
     */
    record Response(String body, long nanos) {}

    String authority() {
        return server.authority();
    }

    /**
     * Waits for the first response.
     *
     * @throws IllegalStateException if the function failed
     */
    Response response(Duration atMost) throws InterruptedException, TimeoutException {
        try {
            return response.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("the function failed", e.getCause());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/invocation/next")) {
            next(exchange);
        } else if (path.endsWith("/response")) {
            long nanos = System.nanoTime();
            var body = Loopback.body(exchange);
            Loopback.send(exchange, 202, "{}");
            response.complete(new Response(body, nanos));
        } else {
            response.completeExceptionally(new IllegalStateException(Loopback.body(exchange)));
            Loopback.send(exchange, 202, "{}");
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        if (invoked.getAndSet(true)) {
            waitForTheEnd();
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.add("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        headers.add(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(System.currentTimeMillis() + TIME_LIMIT.toMillis()));
        headers.add(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:us-east-2:123456789012:function:check");
        headers.add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
        headers.add("Content-Type", "application/json");
        Loopback.send(exchange, 200, event);
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.close();
    }
}
