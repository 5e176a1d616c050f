package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Pattern;

/** What a service's model demands of a member of a request. */
@FunctionalInterface
public interface Constraint {

    /**
     * Adds what the value breaks to what was found so far.
     *
     * @param at the path of the value, as errors name it
     * @throws AwsError if the value is not even of the right type
     */
    void check(String at, JsonNode value, Violations found);

    /** Text of any length. */
    static Constraint text() {
        return text(0, Integer.MAX_VALUE);
    }

    /** Text within a length, counted in code points. */
    static Constraint text(int shortest, int longest) {
        return (at, value, found) -> {
            Violations.typed(value.isTextual(), at, "a string");
            var text = value.asText();
            found.size(at, value, text.codePointCount(0, text.length()), shortest, longest);
        };
    }

    /** Text within a length that matches as a whole. */
    static Constraint text(int shortest, int longest, String regex) {
        var length = text(shortest, longest);
        var pattern = Pattern.compile(regex);
        return (at, value, found) -> {
            length.check(at, value, found);
            if (!pattern.matcher(value.asText()).matches()) {
                found.add(at, value, "Member must satisfy regular expression pattern: " + pattern);
            }
        };
    }

    /** One of some words. */
    static Constraint oneOf(String... words) {
        var known = List.of(words);
        return (at, value, found) -> {
            Violations.typed(value.isTextual(), at, "a string");
            if (!known.contains(value.asText())) {
                found.add(at, value, "Member must satisfy enum value set: " + known);
            }
        };
    }

    /** An integer within a range. */
    static Constraint number(long least, long most) {
        return (at, value, found) -> {
            boolean whole = value.isIntegralNumber() && value.canConvertToLong();
            Violations.typed(whole, at, "an integer");
            if (value.longValue() < least) {
                found.add(at, value, "Member must have value greater than or equal to " + least);
            } else if (value.longValue() > most) {
                found.add(at, value, "Member must have value less than or equal to " + most);
            }
        };
    }

    /** A number, whole or not. */
    static Constraint decimal() {
        return (at, value, found) -> Violations.typed(value.isNumber(), at, "a number");
    }

    /** True or false. */
    static Constraint flag() {
        return (at, value, found) -> Violations.typed(value.isBoolean(), at, "a boolean");
    }

    /** A time: seconds since 1970. */
    static Constraint time() {
        return (at, value, found) -> Violations.typed(value.isNumber(), at, "a timestamp");
    }

    /** A list within a size. */
    static Constraint list(int fewest, int most, Constraint element) {
        return (at, value, found) -> {
            Violations.typed(value.isArray(), at, "a list");
            found.size(at, value, value.size(), fewest, most);
            for (int i = 0; i < value.size(); i++) {
                element.check(at + "." + (i + 1) + ".member", value.get(i), found);
            }
        };
    }

    /** A map from text to something. */
    static Constraint map(Constraint element) {
        return (at, value, found) -> {
            Violations.typed(value.isObject(), at, "a map");
            value.properties()
                    .forEach(entry -> element.check(at + ".value", entry.getValue(), found));
        };
    }

    /** A map from text to something, within a size. */
    static Constraint map(int fewest, int most, Constraint key, Constraint element) {
        var elements = map(element);
        return (at, value, found) -> {
            elements.check(at, value, found);
            found.size(at, value, value.size(), fewest, most);
            value.fieldNames()
                    .forEachRemaining(
                            name -> key.check(at + ".key", TextNode.valueOf(name), found));
        };
    }

    /** A structure; members that the model does not name are left alone. */
    static Constraint object(Member... members) {
        return (at, value, found) -> {
            Violations.typed(value.isObject(), at, "a structure");
            for (var member : members) {
                member.check(at, value, found);
            }
        };
    }
}
