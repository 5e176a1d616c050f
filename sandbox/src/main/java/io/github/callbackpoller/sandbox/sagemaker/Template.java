package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A part of a definition in which {@code {"Get": ...}} and {@code {"Std:Join": ...}} stand for
 * values.
 */
record Template(JsonNode tree) {
    private static final String GET = "Get";
    private static final String FUNCTION = "Std:";
    private static final String JOIN = "Std:Join";

    /** Reads a part of a definition; functions in it must be ones that are played. */
    static Template of(JsonNode tree) {
        check(tree);
        return new Template(tree);
    }

    List<Reference> references() {
        return referencesIn(tree).toList();
    }

    JsonNode fill(Values values) {
        return filled(tree, values);
    }

    private static void check(JsonNode tree) {
        tree.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (name.startsWith(FUNCTION) && !isJoin(tree)) {
                                throw SageMakerErrors.definition(
                                        "the function '" + name + "' is unknown or malformed");
                            }
                        });
        tree.forEach(Template::check);
    }

    private static boolean isJoin(JsonNode tree) {
        return isOnly(tree, JOIN)
                && tree.path(JOIN).path("Values").isArray()
                && (tree.path(JOIN).path("On").isTextual() || !tree.path(JOIN).has("On"));
    }

    private static Stream<Reference> referencesIn(JsonNode tree) {
        return isOnly(tree, GET)
                ? Stream.of(reference(tree))
                : StreamSupport.stream(tree.spliterator(), false).flatMap(Template::referencesIn);
    }

    private static JsonNode filled(JsonNode tree, Values values) {
        if (isOnly(tree, GET)) {
            return reference(tree).in(values);
        }
        if (isOnly(tree, JOIN)) {
            return JsonNodeFactory.instance.textNode(joined(tree.path(JOIN), values));
        }
        if (tree.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            tree.properties()
                    .forEach(
                            member ->
                                    object.set(member.getKey(), filled(member.getValue(), values)));
            return object;
        }
        if (tree.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            tree.forEach(element -> array.add(filled(element, values)));
            return array;
        }
        return tree;
    }

    private static String joined(JsonNode join, Values values) {
        var parts =
                StreamSupport.stream(join.path("Values").spliterator(), false)
                        .map(part -> filled(part, values).asText())
                        .toList();
        return String.join(join.path("On").asText(), parts);
    }

    private static boolean isOnly(JsonNode tree, String member) {
        return tree.isObject() && tree.size() == 1 && tree.has(member);
    }

    private static Reference reference(JsonNode get) {
        var text = get.path(GET).asText();
        return Reference.read(text)
                .orElseThrow(() -> SageMakerErrors.definition("'" + text + "' is not a reference"));
    }
}
