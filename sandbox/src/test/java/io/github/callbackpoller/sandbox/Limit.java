package io.github.callbackpoller.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/**
 * One line of limits.csv.
 *
 * @param member its path; an element of a list is {@code member}, a map has {@code key} and {@code
 *     value}
 * @param value the bound, pattern, words or type; empty if the kind says all
 * @param played whether the sandbox plays the member
 */
record Limit(
        String service,
        String operation,
        String member,
        String kind,
        String value,
        boolean played) {

    static Limit of(ArgumentsAccessor line) {
        return new Limit(
                column(line, 0),
                column(line, 1),
                column(line, 2),
                column(line, 3),
                column(line, 4),
                column(line, 5).isEmpty());
    }

    List<String> path() {
        return List.of(member.split("\\."));
    }

    int bound() {
        return Integer.parseInt(value);
    }

    List<String> words() {
        return List.of(value.split(" "));
    }

    /** The member as AWS names it in errors. */
    String nameInErrors() {
        return path().stream()
                .map(step -> step.equals("member") ? "1.member" : lowerCamel(step))
                .collect(Collectors.joining("."));
    }

    /** The code of the error by which a value outside is refused. */
    String code() {
        return played && kind.equals("type") ? "SerializationException" : "ValidationException";
    }

    /** What an error says that a value outside must be. */
    String demand() {
        if (!played) {
            return "The sandbox does not play";
        }
        return switch (kind) {
            case "required" -> "Member must not be null";
            case "type" -> "must be a";
            case "enum" -> "Member must satisfy enum value set";
            case "pattern" -> "Member must satisfy regular expression pattern";
            case "min" -> "Member must have value greater than or equal to " + value;
            case "max" -> "Member must have value less than or equal to " + value;
            case "min length", "min size" ->
                    "Member must have length greater than or equal to " + value;
            case "max length", "max size" ->
                    "Member must have length less than or equal to " + value;
            default -> throw new IllegalArgumentException("Unknown kind of limit: " + kind);
        };
    }

    private static String column(ArgumentsAccessor line, int number) {
        return Optional.ofNullable(line.getString(number)).orElse("");
    }

    private static String lowerCamel(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
