package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;

/** How two values are compared. Only numbers have an order; numbers and texts are never equal. */
enum ComparisonType {
    EQUALS("Equals"),
    GREATER_THAN("GreaterThan"),
    GREATER_THAN_OR_EQUAL("GreaterThanOrEqualTo"),
    LESS_THAN("LessThan"),
    LESS_THAN_OR_EQUAL("LessThanOrEqualTo");

    private final String word;

    ComparisonType(String word) {
        this.word = word;
    }

    static Optional<ComparisonType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /**
     * Whether the left value stands so to the right one.
     *
     * @throws MissingValueException if they have no order and one is asked for
     */
    boolean holds(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return isOrder(left.decimalValue().compareTo(right.decimalValue()));
        }
        if (this == EQUALS) {
            return left.equals(right);
        }
        throw new MissingValueException(word + " compares numbers only");
    }

    private boolean isOrder(int order) {
        return switch (this) {
            case EQUALS -> order == 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_OR_EQUAL -> order >= 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_OR_EQUAL -> order <= 0;
        };
    }
}
