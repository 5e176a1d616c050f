package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.Optional;

/**
 * A parameter of a pipeline.
 *
 * @param name its name
 * @param type what its values are
 * @param usual its value where an execution is given none
 */
record ParameterDefinition(String name, ValueType type, Optional<JsonNode> usual) {

    static ParameterDefinition of(JsonNode json) {
        var name = json.path("Name").asText();
        var word = json.path("Type").asText();
        var type = ValueType.of(word).orElseThrow(() -> refused(name, "unknown type " + word));
        var usual =
                Optional.of(json.path("DefaultValue"))
                        .filter(value -> !value.isMissingNode() && !value.isNull());
        if (!usual.map(type::holds).orElse(true)) {
            throw refused(name, "the default value is no " + word);
        }
        return new ParameterDefinition(name, type, usual);
    }

    JsonNode given(String value) {
        return type.read(value)
                .orElseThrow(
                        () ->
                                AwsError.validation(
                                        "Parameter '" + name + "' must be a " + type.word()));
    }

    private static AwsError refused(String name, String problem) {
        return SageMakerErrors.definition("parameter '" + name + "': " + problem);
    }
}
