package io.github.callbackpoller.sandbox.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import io.github.callbackpoller.sandbox.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What SQS answers to a call. */
record SqsAnswer(int status, Map<String, List<String>> headers, String body) {
    private static final int NO_BODY = -1;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;
    private static final String INJECTED = "An injected fault";

    static SqsAnswer of(HttpResponse<String> answer) {
        var headers = new HashMap<>(answer.headers().map());
        answer.headers()
                .firstValue(QueryError.HEADER)
                .ifPresent(type -> headers.put(QueryError.HEADER, List.of(QueryError.of(type))));
        return new SqsAnswer(answer.statusCode(), headers, answer.body());
    }

    /** A call that went wrong before it had an effect. */
    static SqsAnswer of(FaultKind fault, boolean json) {
        return switch (fault) {
            case THROTTLE -> error(BAD_REQUEST, "RequestThrottled", "Sender", json);
            case ACCESS_DENIED -> error(FORBIDDEN, "AccessDenied", "Sender", json);
            case EXPIRED_CREDENTIALS -> error(FORBIDDEN, "ExpiredToken", "Sender", json);
            case SERVER_ERROR, LOST_RESPONSE, LATENCY ->
                    error(SERVER_ERROR, "InternalFailure", "Receiver", json);
        };
    }

    /** A call by JSON that SQS does not take. */
    static SqsAnswer refused(String type, String message) {
        return inJson(BAD_REQUEST, type, QueryError.of(type), message);
    }

    void give(HttpExchange exchange) throws IOException {
        headers.forEach(
                (name, values) -> {
                    if (SqsGate.isOfTheCall(name)) {
                        exchange.getResponseHeaders().put(name, values);
                    }
                });
        byte[] bytes = body.getBytes(UTF_8);
        if (bytes.length == 0) {
            exchange.sendResponseHeaders(status, NO_BODY);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static SqsAnswer error(int status, String code, String whose, boolean json) {
        return json
                ? inJson(status, code, code + ";" + whose, INJECTED)
                : inXml(status, code, whose);
    }

    private static SqsAnswer inJson(int status, String type, String queryError, String message) {
        var body = Json.object().put("__type", "com.amazonaws.sqs#" + type);
        var headers =
                Map.of(
                        "Content-Type",
                        List.of("application/x-amz-json-1.0"),
                        QueryError.HEADER,
                        List.of(queryError));
        return new SqsAnswer(status, headers, body.put("message", message).toString());
    }

    private static SqsAnswer inXml(int status, String code, String whose) {
        var body =
                "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>"
                                .formatted(whose, code, INJECTED)
                        + "</ErrorResponse>";
        return new SqsAnswer(status, Map.of("Content-Type", List.of("text/xml")), body);
    }
}
