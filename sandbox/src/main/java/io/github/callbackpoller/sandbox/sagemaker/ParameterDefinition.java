package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parameter of a pipeline.
 *
 * @param name its name
 * @param type what its values are
 * @param usual its value where an execution is given none
 * @param allowed the values it may have; any if empty
 */
record ParameterDefinition(
        String name, ValueType type, Optional<JsonNode> usual, List<JsonNode> allowed) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,64}");

    static ParameterDefinition of(JsonNode json) {
        var name = json.path("Name").asText();
        if (!NAME.matcher(name).matches()) {
            throw refused(name, "the name must match " + NAME);
        }
        var word = json.path("Type").asText();
        var type = ValueType.of(word).orElseThrow(() -> refused(name, "unknown type " + word));
        var usual =
                Optional.of(json.path("DefaultValue"))
                        .filter(value -> !value.isMissingNode() && !value.isNull());
        if (!usual.map(type::holds).orElse(true)) {
            throw refused(name, "the default value is no " + word);
        }
        var parameter = new ParameterDefinition(name, type, usual, allowed(json));
        if (!usual.map(parameter::allows).orElse(true)) {
            throw refused(name, "the default value is not one of EnumValues");
        }
        return parameter;
    }

    JsonNode given(String text) {
        var value =
                type.read(text)
                        .orElseThrow(
                                () ->
                                        AwsError.validation(
                                                "Parameter '"
                                                        + name
                                                        + "' must be a "
                                                        + type.word()));
        if (!allows(value)) {
            throw AwsError.validation("Parameter '" + name + "' must be one of " + allowed);
        }
        return value;
    }

    private boolean allows(JsonNode value) {
        return allowed.isEmpty() || allowed.contains(value);
    }

    private static List<JsonNode> allowed(JsonNode json) {
        var allowed = new ArrayList<JsonNode>();
        json.path("EnumValues").forEach(allowed::add);
        return List.copyOf(allowed);
    }

    private static AwsError refused(String name, String problem) {
        return SageMakerErrors.definition("parameter '" + name + "': " + problem);
    }
}
