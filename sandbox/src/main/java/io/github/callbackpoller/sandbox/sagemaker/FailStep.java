package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.List;
import java.util.Map;

/** A step that fails the execution with a message. */
record FailStep(Template message) implements StepType {
    static final String TYPE = "Fail";
    private static final int LONGEST_MESSAGE = 3072;

    static FailStep of(JsonNode step) {
        return new FailStep(Template.of(step.path("Arguments").path("ErrorMessage")));
    }

    @Override
    public List<Reference> references() {
        return message.references();
    }

    @Override
    public Map<String, ValueType> outputs() {
        return Map.of();
    }

    @Override
    public void begin(StepAttempt attempt, Values values) {
        attempt.fail(message.fill(values).asText());
    }

    @Override
    public ObjectNode metadata(StepAttempt attempt) {
        var text = attempt.failureReason();
        var metadata = Json.object();
        metadata.putObject(TYPE)
                .put("ErrorMessage", text.substring(0, Math.min(LONGEST_MESSAGE, text.length())));
        return metadata;
    }
}
