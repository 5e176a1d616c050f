package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The references in a definition: {@code {"Get": ...}} and {@code {"Std:Join": ...}}. */
final class References {
    private static final Pattern OUTPUT =
            Pattern.compile("Steps\\.([A-Za-z0-9\\-_]+)\\.OutputParameters\\['([^']+)'\\]");

    private References() {}

    /** A tree with all references replaced by their values. */
    static JsonNode resolve(JsonNode tree, Function<String, Optional<JsonNode>> values) {
        if (tree.isObject() && tree.size() == 1 && tree.has("Get")) {
            var name = tree.path("Get").asText();
            return values.apply(name).orElseThrow(() -> unknown(name));
        }
        if (tree.isObject() && tree.size() == 1 && tree.has("Std:Join")) {
            return JsonNodeFactory.instance.textNode(join(tree.path("Std:Join"), values));
        }
        if (tree.isObject()) {
            var resolved = JsonNodeFactory.instance.objectNode();
            ((ObjectNode) tree)
                    .properties()
                    .forEach(
                            field ->
                                    resolved.set(
                                            field.getKey(), resolve(field.getValue(), values)));
            return resolved;
        }
        if (tree.isArray()) {
            var resolved = JsonNodeFactory.instance.arrayNode();
            ((ArrayNode) tree).forEach(element -> resolved.add(resolve(element, values)));
            return resolved;
        }
        return tree;
    }

    /** All names that a tree refers to. */
    static Set<String> namesIn(JsonNode tree) {
        var names = new TreeSet<String>();
        tree.findValues("Get").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The step and output that a name refers to, if it refers to an output. */
    static Optional<StepOutput> output(String name) {
        var match = OUTPUT.matcher(name);
        return match.matches()
                ? Optional.of(new StepOutput(match.group(1), match.group(2)))
                : Optional.empty();
    }

    /**
     * An output of a step.
     *
     * @param step the step's name
     * @param output the output's name
     */
    record StepOutput(String step, String output) {}

    private static String join(JsonNode join, Function<String, Optional<JsonNode>> values) {
        var parts = new StringBuilder();
        var separator = "";
        for (var part : join.path("Values")) {
            parts.append(separator).append(resolve(part, values).asText());
            separator = join.path("On").asText();
        }
        return parts.toString();
    }

    private static AwsError unknown(String name) {
        return AwsError.badRequest("ValidationException", "Unknown reference: " + name);
    }
}
