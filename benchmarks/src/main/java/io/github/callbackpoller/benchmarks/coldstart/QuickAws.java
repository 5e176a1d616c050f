package io.github.callbackpoller.benchmarks.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.github.callbackpoller.benchmarks.standin.Json;
import io.github.callbackpoller.benchmarks.standin.Loopback;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers what a check asks of Glue and SQS, at once: a run that runs, messages that are taken. */
final class QuickAws implements AutoCloseable {
    private final Loopback server = new Loopback(this::answer);
    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();
    private final Instant startedOn;

    QuickAws(Instant startedOn) throws IOException {
        this.startedOn = startedOn;
    }

    String url() {
        return "http://" + server.authority();
    }

    /** The operations called since this was last asked, in order. */
    List<String> callsSoFar() {
        var made = List.copyOf(calls);
        calls.clear();
        return made;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
        calls.add(operation);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        var request = Json.read(Loopback.body(exchange));
        switch (operation) {
            case "GetJobRun" -> send(exchange, Map.of("JobRun", run()));
            case "GetJobRuns" -> send(exchange, Map.of("JobRuns", List.of(run())));
            case "GetJob" -> send(exchange, Map.of("Job", Map.of("Name", "glue-nyc-taxi")));
            case "SendMessage" -> send(exchange, taken(request.get("MessageBody")));
            case "SendMessageBatch" -> send(exchange, allTaken(request.get("Entries")));
            default -> Loopback.send(exchange, 400, Json.write(Map.of("__type", "Unplayed")));
        }
    }

    private Map<String, Object> run() {
        return Map.of(
                "Id",
                "jr_1",
                "JobName",
                "glue-nyc-taxi",
                "JobRunState",
                "RUNNING",
                "StartedOn",
                startedOn.getEpochSecond(),
                "Timeout",
                60);
    }

    private static Map<String, String> taken(JsonNode body) {
        return Map.of("MessageId", "sent", "MD5OfMessageBody", md5(body.asText()));
    }

    private static Map<String, Object> allTaken(JsonNode entries) {
        var successful =
                entries.valueStream()
                        .map(
                                entry ->
                                        Map.of(
                                                "Id",
                                                entry.get("Id").asText(),
                                                "MessageId",
                                                "sent",
                                                "MD5OfMessageBody",
                                                md5(entry.get("MessageBody").asText())))
                        .toList();
        return Map.of("Successful", successful, "Failed", List.of());
    }

    private static void send(HttpExchange exchange, Map<String, ?> body) throws IOException {
        Loopback.send(exchange, 200, Json.write(body));
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
