package io.github.callbackpoller.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Failed;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Returned;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's Runtime API (2018-06-01) for one execution environment, which has one invocation at a
 * time. Thread-safe.
 */
final class RuntimeApi implements HttpHandler {
    static final String PATH = "/2018-06-01/runtime/";

    /** A response may be 6 MB (quotas of Lambda). */
    static final int LONGEST_PAYLOAD = 6 * 1024 * 1024;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LinkedBlockingQueue<Invocation> next = new LinkedBlockingQueue<>();
    private final CompletableFuture<Optional<Failed>> initialised = new CompletableFuture<>();
    private Optional<Call> current = Optional.empty();
    private Optional<Failed> end = Optional.empty();

    private record Call(Invocation invocation, CompletableFuture<InvocationResult> result) {}

    /** Done when the function asks for its first invocation, or says that it can't begin. */
    CompletableFuture<Optional<Failed>> initialised() {
        return initialised;
    }

    /** Hands out an invocation as soon as the function asks for one. */
    synchronized CompletableFuture<InvocationResult> invoke(Invocation invocation) {
        var result = new CompletableFuture<InvocationResult>();
        current = Optional.of(new Call(invocation, result));
        end.ifPresent(result::complete);
        next.add(invocation);
        return result;
    }

    /** The process has ended: it says nothing any more. */
    synchronized void ended(Failed how) {
        end = Optional.of(how);
        initialised.complete(Optional.of(how));
        current.ifPresent(call -> call.result().complete(how));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(PATH.length());
            var parts = path.split("/", -1);
            if (path.equals("invocation/next")) {
                giveNext(exchange);
            } else if (path.equals("init/error")) {
                initialised.complete(Optional.of(failed(exchange)));
                answer(exchange, ACCEPTED, "{\"status\":\"OK\"}");
            } else if (parts.length == 3 && parts[0].equals("invocation")) {
                take(exchange, parts[1], parts[2]);
            } else {
                answer(exchange, NOT_FOUND, error("NotFound", "Nothing is at " + path));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveNext(HttpExchange exchange) throws IOException, InterruptedException {
        initialised.complete(Optional.empty());
        var invocation = next.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
        headers.set("Lambda-Runtime-Trace-Id", invocation.trace());
        answer(exchange, OK, invocation.event());
    }

    private void take(HttpExchange exchange, String requestId, String what) throws IOException {
        var call = current(requestId);
        if (call.isEmpty()) {
            answer(exchange, BAD_REQUEST, error("InvalidRequestID", "Invalid request ID"));
            return;
        }
        var result = what.equals("response") ? returned(exchange) : failed(exchange);
        boolean tooLarge =
                result instanceof Failed one && one.type().equals("Function.ResponseSizeTooLarge");
        // The function hears first: what waits for the result may end its process.
        answer(exchange, tooLarge ? TOO_LARGE : ACCEPTED, "{\"status\":\"OK\"}");
        call.get().result().complete(result);
    }

    private synchronized Optional<Call> current(String requestId) {
        return current.filter(call -> call.invocation().requestId().equals(requestId));
    }

    private static InvocationResult returned(HttpExchange exchange) throws IOException {
        byte[] payload = exchange.getRequestBody().readAllBytes();
        return payload.length > LONGEST_PAYLOAD
                ? new Failed("Function.ResponseSizeTooLarge", payload.length + " bytes")
                : new Returned(new String(payload, UTF_8));
    }

    private static Failed failed(HttpExchange exchange) throws IOException {
        var header =
                Optional.ofNullable(
                        exchange.getRequestHeaders()
                                .getFirst("Lambda-Runtime-Function-Error-Type"));
        try {
            var error = MAPPER.readTree(exchange.getRequestBody());
            return new Failed(
                    error.path("errorType").asText(header.orElse("Unhandled")),
                    error.path("errorMessage").asText(""));
        } catch (JsonProcessingException e) {
            return new Failed(header.orElse("Unhandled"), "");
        }
    }

    private static String error(String type, String message) {
        return "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
