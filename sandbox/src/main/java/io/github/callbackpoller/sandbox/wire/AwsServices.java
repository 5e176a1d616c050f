package io.github.callbackpoller.sandbox.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves AWS services over JSON 1.1: POST, with service and operation in {@code X-Amz-Target}.
 * Signatures are not checked.
 */
public final class AwsServices implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AwsServices.class);
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int OK = 200;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, AwsService> services;
    private final Interference interference;

    /** Serves these services. */
    public AwsServices(List<AwsService> services, Interference interference) {
        this.services =
                services.stream()
                        .collect(Collectors.toMap(AwsService::target, Function.identity()));
        this.interference = interference;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // Closing an exchange that has no answer yet closes the connection: the answer is lost.
        try (exchange) {
            var target = Target.of(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            var answer = answer(target, body);
            if (answer.isPresent()) {
                respond(exchange, answer.get());
            }
        }
    }

    private Optional<Answer> answer(Target target, byte[] body) throws IOException {
        try {
            return interference.call(
                    name(target),
                    target.operation(),
                    fault -> Answer.of(thrown(fault, target)),
                    () -> effect(target, body));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (AwsError e) {
            return Optional.of(Answer.of(e));
        }
    }

    private Answer effect(Target target, byte[] body) {
        try {
            return Answer.of(service(target).operation(target.operation()).answer(parse(body)));
        } catch (AwsError e) {
            return Answer.of(e);
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed to play {}", target, e);
            return Answer.of(AwsError.internal("InternalFailure", e.toString()));
        }
    }

    private String name(Target target) {
        var service = services.get(target.service());
        return service == null ? "" : service.name();
    }

    private AwsError thrown(FaultKind fault, Target target) {
        return switch (fault) {
            case THROTTLE -> AwsError.badRequest("ThrottlingException", "Rate exceeded");
            case ACCESS_DENIED ->
                    AwsError.badRequest(
                            "AccessDeniedException",
                            "User is not authorized to perform: " + target);
            case EXPIRED_CREDENTIALS ->
                    AwsError.badRequest(
                            "ExpiredTokenException",
                            "The security token included in the request is expired");
            case SERVER_ERROR, LOST_RESPONSE, LATENCY ->
                    AwsError.internal(service(target).internalError(), "An injected fault");
        };
    }

    private AwsService service(Target target) {
        var service = services.get(target.service());
        if (service == null) {
            throw AwsError.unknownOperation(
                    "The sandbox plays the services " + services.keySet() + " here, not " + target);
        }
        return service;
    }

    private JsonNode parse(byte[] body) {
        try {
            return mapper.readTree(body.length == 0 ? "{}" : new String(body, UTF_8));
        } catch (JsonProcessingException e) {
            throw AwsError.badRequest("SerializationException", "The request is not JSON");
        }
    }

    private void respond(HttpExchange exchange, Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", CONTENT_TYPE);
        headers.set("x-amzn-requestid", UUID.randomUUID().toString());
        answer.errorType().ifPresent(type -> headers.set("x-amzn-errortype", type));
        byte[] body = mapper.writeValueAsBytes(answer.body());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private record Target(String service, String operation) {
        static Target of(String header) {
            var text = String.valueOf(header);
            int dot = text.lastIndexOf('.');
            return new Target(text.substring(0, Math.max(dot, 0)), text.substring(dot + 1));
        }

        @Override
        public String toString() {
            return service + "." + operation;
        }
    }

    private record Answer(int status, JsonNode body, Optional<String> errorType) {
        static Answer of(JsonNode body) {
            return new Answer(OK, body, Optional.empty());
        }

        static Answer of(AwsError error) {
            var body =
                    Json.object()
                            .put("__type", error.code())
                            .put("message", String.valueOf(error.getMessage()));
            return new Answer(error.status(), body, Optional.of(error.code()));
        }
    }
}
