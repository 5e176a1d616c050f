package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.callbackpoller.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Steers a sandbox over HTTP with JSON: GET reads, POST changes what it names, PUT changes it and
 * resets the rest, DELETE resets. Each answers with what is so afterwards; a refused request
 * changes nothing. Only this machine is heard, and no web page.
 */
public final class ControlApi implements HttpHandler {

    /** All paths begin so. */
    public static final String PATH = "/_sandbox/";

    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Steering steering;

    /** Steers a sandbox that has these parts. */
    public ControlApi(Steering steering) {
        this.steering = steering;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            byte[] body = mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer.body());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!isFromThisMachine(exchange)) {
            return Answer.refused(
                    FORBIDDEN,
                    "Web pages and other names than 127.0.0.1 and localhost are not served");
        }
        byte[] sent = exchange.getRequestBody().readAllBytes();
        try {
            return resource(exchange.getRequestURI())
                    .map(resource -> answer(resource, exchange.getRequestMethod(), sent))
                    .orElseGet(
                            () ->
                                    Answer.refused(
                                            NOT_FOUND,
                                            "There is "
                                                    + PATH
                                                    + " and, below it, "
                                                    + steering.parts().keySet()));
        } catch (IllegalArgumentException e) {
            return Answer.refused(BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private Answer answer(Resource resource, String method, byte[] sent) {
        switch (method) {
            case "GET" -> {}
            case "POST" -> resource.change(json(sent)).run();
            case "PUT" -> {
                var change = resource.change(json(sent));
                resource.reset();
                change.run();
            }
            case "DELETE" -> resource.reset();
            default -> {
                return Answer.refused(
                        METHOD_NOT_ALLOWED,
                        "The methods are GET, POST, PUT and DELETE, not " + method);
            }
        }
        return new Answer(OK, resource.read());
    }

    private JsonNode json(byte[] sent) {
        try {
            return mapper.readTree(sent);
        } catch (IOException e) {
            throw new IllegalArgumentException("What was sent is not JSON", e);
        }
    }

    private Optional<Resource> resource(URI uri) {
        var name = uri.getPath().substring(PATH.length());
        return name.isEmpty()
                ? Optional.of(steering)
                : Optional.ofNullable(steering.parts().get(name));
    }

    /** A web page that a browser shows elsewhere can send requests here, under its own name. */
    private static boolean isFromThisMachine(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var host = String.valueOf(headers.getFirst("Host")).replaceFirst(":\\d+$", "");
        return OWN_NAMES.contains(host) && !headers.containsKey("Origin");
    }

    private record Answer(int status, JsonNode body) {
        static Answer refused(int status, String why) {
            return new Answer(status, Json.object().put("error", why));
        }
    }
}
