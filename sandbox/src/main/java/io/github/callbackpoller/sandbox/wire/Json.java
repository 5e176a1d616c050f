package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;

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
}
