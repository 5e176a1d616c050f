package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Optional;

/**
 * What a step is called.
 *
 * @param name its name in the definition
 * @param typeName its type, as written
 * @param displayName what people call it
 * @param description what it is for
 */
record StepLabel(
        String name, String typeName, Optional<String> displayName, Optional<String> description) {

    static StepLabel of(JsonNode json) {
        return new StepLabel(
                json.path("Name").asText(),
                json.path("Type").asText(),
                Json.text(json, "DisplayName"),
                Json.text(json, "Description"));
    }

    void tell(ObjectNode json) {
        json.put("StepName", name);
        displayName.ifPresent(text -> json.put("StepDisplayName", text));
        description.ifPresent(text -> json.put("StepDescription", text));
    }

    @Override
    public String toString() {
        return "'" + name + "' of type '" + typeName + "'";
    }
}
