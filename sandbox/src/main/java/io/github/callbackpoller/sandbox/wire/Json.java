package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON as AWS JSON 1.1 has it. */
public final class Json {
    private static final int MILLIS = 3;

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A time: seconds since 1970 with a fraction. */
    public static BigDecimal time(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), MILLIS);
    }

    /** The time that a member tells, if it is there. */
    public static Optional<Instant> time(JsonNode json, String member) {
        return Optional.of(json.path(member))
                .filter(JsonNode::isNumber)
                .map(seconds -> seconds.decimalValue().movePointRight(MILLIS).longValue())
                .map(Instant::ofEpochMilli);
    }

    /** A member's text, if it is there. */
    public static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.path(member).textValue());
    }

    /** A member that is a map of texts; empty if it is not there. */
    public static Map<String, String> texts(JsonNode json, String member) {
        var texts = new LinkedHashMap<String, String>();
        json.path(member)
                .properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
