package io.github.callbackpoller.sandbox.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.github.callbackpoller.sandbox.wire.Interference;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Stands before the broker and passes calls on, as faults and limits allow. It understands both
 * protocols of SQS: JSON, and the older one of forms and XML.
 */
public final class SqsGate implements HttpHandler {
    /** The action of a call by form; it may stand in the body or behind the path. */
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]*)");

    /** What belongs to a connection and not to the request or the answer. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI broker;
    private final Interference interference;

    /**
     * @param broker where calls are passed on to
     */
    public SqsGate(URI broker, Interference interference) {
        this.broker = broker;
        this.interference = interference;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange that has no answer yet closes the connection: the answer is lost.
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var answer = answer(exchange, body);
            if (answer.isPresent()) {
                answer.get().give(exchange);
            }
        }
    }

    private Optional<SqsAnswer> answer(HttpExchange exchange, byte[] body) throws IOException {
        var json = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        var operation = json.map(SqsGate::afterTheDot).orElseGet(() -> action(exchange, body));
        try {
            return interference.call(
                    "sqs",
                    operation,
                    fault -> SqsAnswer.of(fault, json.isPresent()),
                    () -> {
                        var refusal = json.flatMap(any -> SqsLimits.refusal(operation, json(body)));
                        return refusal.isPresent() ? refusal.get() : passOn(exchange, body);
                    });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Nothing if it can't be read: the broker says so. */
    private JsonNode json(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private SqsAnswer passOn(HttpExchange exchange, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(atBroker(exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (isOfTheCall(name)) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return SqsAnswer.of(http.send(request.build(), BodyHandlers.ofString(UTF_8)));
    }

    /** Whatever host the request speaks of, it goes to the broker. */
    private URI atBroker(URI requested) {
        var query = requested.getRawQuery();
        return URI.create(broker + requested.getRawPath() + (query == null ? "" : "?" + query));
    }

    static boolean isOfTheCall(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    private static String afterTheDot(String target) {
        return target.substring(target.lastIndexOf('.') + 1);
    }

    private static String action(HttpExchange exchange, byte[] body) {
        var form = exchange.getRequestURI().getRawQuery() + "&" + new String(body, UTF_8);
        var action = ACTION.matcher(form);
        return action.find() ? action.group(1) : "unknown";
    }
}
