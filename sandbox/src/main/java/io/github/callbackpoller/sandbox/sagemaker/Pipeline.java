package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Input;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline.
 *
 * @param name its name, as written
 * @param roleArn the role it was given; nobody checks it
 * @param definition what it does
 * @param creationTime when it was created
 */
record Pipeline(String name, String roleArn, PipelineDefinition definition, Instant creationTime) {

    /** The values of the parameters for an execution: defaults, and what overrides them. */
    Map<String, JsonNode> parameters(List<Input> overrides) {
        var values = new LinkedHashMap<>(definition.parameters());
        for (var override : overrides) {
            var parameter = override.text("Name", 1, 256);
            if (!values.containsKey(parameter)) {
                throw AwsError.badRequest(
                        "ValidationException",
                        "Pipeline " + name + " has no parameter '" + parameter + "'");
            }
            values.put(
                    parameter, JsonNodeFactory.instance.textNode(override.text("Value", 0, 1024)));
        }
        values.forEach(
                (parameter, value) -> {
                    if (value.isMissingNode()) {
                        throw AwsError.badRequest(
                                "ValidationException",
                                "Parameter '" + parameter + "' has no value");
                    }
                });
        return values;
    }
}
