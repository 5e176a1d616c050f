package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the members of what is sent; what is wrong is named. */
final class Members {
    private static final double MILLIS = 1000;

    private Members() {}

    /** Refuses what is no object, and members of other names. */
    static void allow(JsonNode json, List<String> names) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("An object is expected, with members of " + names);
        }
        json.fieldNames().forEachRemaining(name -> oneOf("A member", name, names));
    }

    static Optional<String> text(JsonNode json, String name) {
        return present(json, name)
                .map(value -> typed(value.isTextual(), name, "a text", value).asText());
    }

    static Optional<Double> number(JsonNode json, String name) {
        return present(json, name)
                .map(value -> typed(value.isNumber(), name, "a number", value).asDouble());
    }

    static Optional<Long> wholeNumber(JsonNode json, String name) {
        return present(json, name)
                .map(
                        value ->
                                typed(
                                                value.canConvertToExactIntegral()
                                                        && value.canConvertToLong(),
                                                name,
                                                "a whole number",
                                                value)
                                        .asLong());
    }

    /** A time that is told in seconds. */
    static Optional<Duration> seconds(JsonNode json, String name) {
        return number(json, name).map(seconds -> Duration.ofMillis(Math.round(seconds * MILLIS)));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    /** Finds a word among those that are known. */
    static <T> T named(String what, String word, List<T> known, Function<T, String> name) {
        oneOf(what, word, known.stream().map(name).toList());
        return known.stream().filter(one -> name.apply(one).equals(word)).findFirst().orElseThrow();
    }

    private static void oneOf(String what, String word, List<String> known) {
        if (!known.contains(word)) {
            throw new IllegalArgumentException(
                    what + " is one of " + known + ", not '" + word + "'");
        }
    }

    private static Optional<JsonNode> present(JsonNode json, String name) {
        return Optional.ofNullable(json.get(name));
    }

    private static JsonNode typed(boolean right, String name, String type, JsonNode value) {
        if (!right) {
            throw new IllegalArgumentException(name + " is " + type + ", not " + value);
        }
        return value;
    }
}
