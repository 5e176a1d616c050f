package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The types of parameters and outputs. Both travel as text and are JSON in a message. */
enum ValueType {
    STRING("String"),
    INTEGER("Integer"),
    FLOAT("Float"),
    BOOLEAN("Boolean");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String word;

    ValueType(String word) {
        this.word = word;
    }

    static Optional<ValueType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }

    /** The value that a text is in this type; nothing if it is none. */
    Optional<JsonNode> read(String text) {
        try {
            return switch (this) {
                case STRING -> Optional.of(JSON.textNode(text));
                case INTEGER -> Optional.of(JSON.numberNode(new BigInteger(text)));
                case FLOAT -> Optional.of(JSON.numberNode(new BigDecimal(text)));
                case BOOLEAN -> truth(text);
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a value of a definition has this type. */
    boolean holds(JsonNode value) {
        return switch (this) {
            case STRING -> value.isTextual();
            case INTEGER -> value.isIntegralNumber();
            case FLOAT -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
        };
    }

    private static Optional<JsonNode> truth(String text) {
        return switch (text) {
            case "true", "True" -> Optional.of(JSON.booleanNode(true));
            case "false", "False" -> Optional.of(JSON.booleanNode(false));
            default -> Optional.empty();
        };
    }
}
