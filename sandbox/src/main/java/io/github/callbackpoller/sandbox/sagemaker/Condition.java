package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a condition step asks. */
sealed interface Condition {

    /**
     * Whether it holds.
     *
     * @throws MissingValueException if there is no value for a reference, or none to be compared
     */
    boolean holds(Values values);

    Stream<Reference> references();

    /** Reads a condition of a definition. */
    static Condition of(JsonNode json) {
        var type = json.path("Type").asText();
        return switch (type) {
            case "In" -> new In(value(json, "QueryValue"), values(json));
            case "Not" -> new Not(of(json.path("Expression")));
            case "Or" -> new Or(listOf(json));
            default ->
                    ComparisonType.of(type)
                            .map(comparison -> compared(json, comparison))
                            .orElseThrow(
                                    () ->
                                            SageMakerErrors.definition(
                                                    "unknown condition type '" + type + "'"));
        };
    }

    /** The conditions that a structure has in its member Conditions. */
    static List<Condition> listOf(JsonNode json) {
        var conditions = json.path("Conditions");
        if (!conditions.isArray() || conditions.isEmpty()) {
            throw SageMakerErrors.definition("Conditions are missing");
        }
        return StreamSupport.stream(conditions.spliterator(), false).map(Condition::of).toList();
    }

    private static Condition compared(JsonNode json, ComparisonType type) {
        return new Comparison(type, value(json, "LeftValue"), value(json, "RightValue"));
    }

    private static List<Template> values(JsonNode json) {
        if (!json.path("Values").isArray()) {
            throw SageMakerErrors.definition("Values must be a list");
        }
        return StreamSupport.stream(json.path("Values").spliterator(), false)
                .map(Template::of)
                .toList();
    }

    private static Template value(JsonNode json, String member) {
        if (!json.hasNonNull(member)) {
            throw SageMakerErrors.definition(member + " is missing");
        }
        return Template.of(json.path(member));
    }

    /** Two values, compared. */
    record Comparison(ComparisonType type, Template left, Template right) implements Condition {
        @Override
        public boolean holds(Values values) {
            return type.holds(left.fill(values), right.fill(values));
        }

        @Override
        public Stream<Reference> references() {
            return Stream.of(left, right).flatMap(value -> value.references().stream());
        }
    }

    /** A value that is one of some. */
    record In(Template query, List<Template> among) implements Condition {
        @Override
        public boolean holds(Values values) {
            var wanted = query.fill(values);
            return among.stream()
                    .anyMatch(value -> ComparisonType.EQUALS.holds(wanted, value.fill(values)));
        }

        @Override
        public Stream<Reference> references() {
            return Stream.concat(Stream.of(query), among.stream())
                    .flatMap(value -> value.references().stream());
        }
    }

    /** The contrary. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Values values) {
            return !condition.holds(values);
        }

        @Override
        public Stream<Reference> references() {
            return condition.references();
        }
    }

    /** At least one of some. */
    record Or(List<Condition> conditions) implements Condition {
        @Override
        public boolean holds(Values values) {
            return conditions.stream().anyMatch(condition -> condition.holds(values));
        }

        @Override
        public Stream<Reference> references() {
            return conditions.stream().flatMap(Condition::references);
        }
    }
}
