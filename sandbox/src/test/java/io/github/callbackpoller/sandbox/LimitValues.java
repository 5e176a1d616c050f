package io.github.callbackpoller.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Makes of a valid value those just inside and just outside a limit. */
final class LimitValues {
    /** Texts of which the shortest that are valid for other reasons are longer than their limit. */
    private static final Set<String> NO_SHORTER =
            Set.of("GlueVersion", "PipelineDefinition", "RoleArn");

    /** Of these every pattern refuses one. */
    private static final List<String> STRANGE = List.of("\u0007", "\n", "\u2028");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private LimitValues() {}

    /** The values just inside: all words of an enumeration, otherwise one. */
    static List<JsonNode> inside(Limit limit, JsonNode sample) {
        return switch (limit.kind()) {
            case "enum" -> limit.words().stream().<JsonNode>map(TextNode::valueOf).toList();
            case "min length" -> List.of(shortest(limit, sample));
            case "min", "max", "max length", "min size", "max size" ->
                    List.of(measured(limit, sample, limit.bound()));
            default -> List.of(sample);
        };
    }

    /** The value just outside; missing for a member that must be there. */
    static JsonNode outside(Limit limit, JsonNode sample) {
        return switch (limit.kind()) {
            case "required" -> MissingNode.getInstance();
            case "type" -> ofAnotherType(limit.value());
            case "enum" -> TextNode.valueOf(limit.words().get(0).toLowerCase(Locale.ROOT));
            case "pattern" -> TextNode.valueOf(strange(limit, sample.textValue()));
            case "min", "min length", "min size" -> measured(limit, sample, limit.bound() - 1);
            default -> measured(limit, sample, limit.bound() + 1);
        };
    }

    private static JsonNode shortest(Limit limit, JsonNode sample) {
        boolean asItIs = NO_SHORTER.stream().anyMatch(limit.member()::endsWith);
        return asItIs ? sample : measured(limit, sample, limit.bound());
    }

    private static JsonNode measured(Limit limit, JsonNode sample, int size) {
        return switch (limit.kind()) {
            case "min", "max" -> IntNode.valueOf(size);
            case "min length", "max length" -> TextNode.valueOf(text(sample.textValue(), size));
            default -> sample.isArray() ? list(sample, size) : map(sample, size);
        };
    }

    /** The beginning of a text, or the text with its last character repeated. */
    private static String text(String sample, int length) {
        if (length <= sample.length()) {
            return sample.substring(0, length);
        }
        return sample + sample.substring(sample.length() - 1).repeat(length - sample.length());
    }

    private static ArrayNode list(JsonNode sample, int size) {
        var list = JSON.arrayNode();
        Stream.iterate(0, i -> i < size, i -> i + 1)
                .forEach(i -> list.add(numbered(sample.get(0), i)));
        return list;
    }

    private static ObjectNode map(JsonNode sample, int size) {
        var first = sample.properties().iterator().next();
        var map = JSON.objectNode();
        Stream.iterate(0, i -> i < size, i -> i + 1)
                .forEach(i -> map.set(first.getKey() + i, first.getValue()));
        return map;
    }

    /** A copy that differs from others by a number; the first has none. */
    private static JsonNode numbered(JsonNode element, int number) {
        if (number == 0) {
            return element;
        }
        if (element.isTextual()) {
            return TextNode.valueOf(element.textValue() + number);
        }
        var copy = JSON.objectNode();
        element.properties()
                .forEach(field -> copy.set(field.getKey(), numbered(field.getValue(), number)));
        return copy;
    }

    private static JsonNode ofAnotherType(String type) {
        return switch (type) {
            case "string" -> IntNode.valueOf(1);
            case "integer", "long", "double", "timestamp" -> TextNode.valueOf("1");
            case "boolean" -> TextNode.valueOf("true");
            case "list" -> JSON.objectNode();
            case "map", "structure" -> JSON.arrayNode();
            default -> throw new IllegalArgumentException("Unknown type: " + type);
        };
    }

    /** The text with its last character replaced by one that the pattern refuses. */
    private static String strange(Limit limit, String sample) {
        return STRANGE.stream()
                .map(end -> sample.substring(0, sample.length() - 1) + end)
                .filter(text -> !text.matches(limit.value()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nothing breaks " + limit));
    }
}
