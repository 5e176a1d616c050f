package io.github.callbackpoller.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A valid request that has the member that a limit is about.
 *
 * @param json the request
 * @param parent the part of it in which the member is
 * @param step the last of the member's path
 */
record LimitRequest(ObjectNode json, JsonNode parent, String step) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode SAMPLES = read();

    private static final String EXECUTION =
            "arn:aws:sagemaker:us-east-1:123456789012:pipeline/p/execution/0123456789ab";

    /** A request of an operation with no more than it needs; no request before was like it. */
    static ObjectNode valid(String operation) {
        return (ObjectNode) fresh(SAMPLES.path("requests").path(operation));
    }

    /** One that no request before was like. */
    static LimitRequest of(Limit limit) {
        var json = valid(limit.operation());
        JsonNode parent = json;
        String step = "";
        for (var next : limit.path()) {
            parent = step.isEmpty() ? json : child(parent, step);
            step = next;
            add(limit.operation(), parent, step);
        }
        return new LimitRequest(json, parent, step);
    }

    JsonNode member() {
        return step.equals("key") ? TextNode.valueOf(onlyKey(parent)) : child(parent, step);
    }

    LimitRequest member(JsonNode value) {
        if (parent instanceof ArrayNode list) {
            list.set(0, value);
        } else if (parent instanceof ObjectNode object) {
            set(object, value);
        }
        return this;
    }

    private void set(ObjectNode object, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(step);
        } else if (step.equals("key")) {
            object.set(value.textValue(), object.remove(onlyKey(object)));
        } else {
            object.set(step.equals("value") ? onlyKey(object) : step, value);
        }
    }

    private static void add(String operation, JsonNode parent, String step) {
        if (!(parent instanceof ObjectNode object) || step.equals("key") || step.equals("value")) {
            return;
        }
        if (!object.has(step)) {
            var sample = sample("members", operation, step);
            if (sample.isMissingNode()) {
                throw new IllegalStateException("No sample of " + operation + "." + step);
            }
            object.set(step, fresh(sample));
        }
        var companions = sample("companions", operation, step);
        companions.properties().forEach(other -> object.set(other.getKey(), other.getValue()));
    }

    private static JsonNode sample(String kind, String operation, String name) {
        var samples = SAMPLES.path(kind);
        var own = samples.path(operation + "." + name);
        return own.isMissingNode() ? samples.path(name) : own;
    }

    private static JsonNode fresh(JsonNode sample) {
        return parse(sample.toString().replace("@fresh@", UUID.randomUUID().toString()));
    }

    private static JsonNode child(JsonNode parent, String step) {
        return switch (step) {
            case "member" -> parent.path(0);
            case "value" -> parent.path(onlyKey(parent));
            default -> parent.path(step);
        };
    }

    private static String onlyKey(JsonNode map) {
        return map.fieldNames().next();
    }

    private static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With as many parameters as a pipeline may have, and a step that needs no queue. */
    private static String definition() {
        var parameters =
                IntStream.range(0, 200)
                        .mapToObj(i -> parameter(i == 0 ? "" : String.valueOf(i)))
                        .collect(Collectors.joining(","));
        return "{\"Version\":\"2020-12-01\",\"Parameters\":["
                + parameters
                + "],\"Steps\":[{\"Name\":\"end\",\"Type\":\"Fail\"}]} ";
    }

    private static String parameter(String number) {
        return "{\"Name\":\"p%s\",\"Type\":\"String\",\"DefaultValue\":\"\"}".formatted(number);
    }

    private static JsonNode read() {
        try (var in = LimitRequest.class.getResourceAsStream("/limit-samples.json")) {
            var text = new String(requireNonNull(in).readAllBytes(), UTF_8);
            var definition = TextNode.valueOf(definition()).toString();
            return parse(
                    text.replace("@execution@", EXECUTION).replace("\"@definition@\"", definition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
