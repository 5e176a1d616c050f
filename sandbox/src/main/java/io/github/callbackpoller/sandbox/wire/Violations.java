package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a request breaks of its service's model, worded as the services word it. */
public final class Violations {
    private static final int LONGEST_ECHO = 256;

    private final List<String> found = new ArrayList<>();

    Violations() {}

    static void typed(boolean right, String at, String type) {
        if (!right) {
            throw AwsError.badRequest("SerializationException", "'" + at + "' must be " + type);
        }
    }

    void add(String at, JsonNode value, String constraint) {
        found.add(echo(value) + " at '" + at + "' failed to satisfy constraint: " + constraint);
    }

    void size(String at, JsonNode value, int size, int least, int most) {
        if (size < least) {
            add(at, value, "Member must have length greater than or equal to " + least);
        } else if (size > most) {
            add(at, value, "Member must have length less than or equal to " + most);
        }
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw AwsError.validation(
                    found.size()
                            + " validation error"
                            + (found.size() == 1 ? "" : "s")
                            + " detected: "
                            + String.join("; ", found));
        }
    }

    private static String echo(JsonNode value) {
        if (value.isNull()) {
            return "Value null";
        }
        var text = value.isTextual() ? value.textValue() : value.toString();
        return text.length() > LONGEST_ECHO ? "Value" : "Value '" + text + "'";
    }
}
