package io.github.callbackpoller.message;

import io.github.callbackpoller.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads SageMaker's message. Its only published example is the stop message, and that page spells
 * one field both {@code status} and {@code Status} (SageMaker developer guide, "Pipelines steps"),
 * so names are taken in any case, and whatever does not say Stopping is a start.
 */
final class CallbackFields {
    private CallbackFields() {}

    static CallbackMessage read(Map<String, Object> values) {
        var token =
                find(values, "token")
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(CallbackToken::isToken)
                        .orElseThrow(
                                () -> new Fields.FieldException("token", "ten letters or digits"));
        var execution =
                find(values, "pipelineExecutionArn")
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(ExecutionArn::isArn)
                        .orElseThrow(
                                () ->
                                        new Fields.FieldException(
                                                "pipelineExecutionArn",
                                                "the ARN of a pipeline execution"));
        boolean stopping =
                find(values, "status")
                        .filter(status -> status.toString().equalsIgnoreCase("Stopping"))
                        .isPresent();
        return new CallbackMessage(
                CallbackToken.of(token), new ExecutionArn(execution), arguments(values), stopping);
    }

    /** The value of a field whose name may be written in any case. */
    static Optional<Object> find(Map<String, Object> values, String name) {
        return values.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .<Object>map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> arguments(Map<String, Object> values) {
        var found = find(values, "arguments").orElse(Map.of());
        if (!(found instanceof Map<?, ?> arguments)) {
            throw new Fields.FieldException("arguments", "an object");
        }
        var texts = new LinkedHashMap<String, String>();
        arguments.forEach((name, value) -> texts.put(name.toString(), text(value)));
        return texts;
    }

    private static String text(Object value) {
        return value instanceof Map || value instanceof List ? Json.write(value) : value.toString();
    }
}
