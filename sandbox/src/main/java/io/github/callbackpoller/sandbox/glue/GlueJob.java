package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.Input;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it was defined.
 *
 * @param definition the request that defined it
 */
record GlueJob(JsonNode definition) {
    /** Glue 4.0 and older; newer ones have 480 (Timeout in the Glue API reference). */
    private static final int DEFAULT_TIMEOUT_MINUTES = 2_880;

    String name() {
        return definition.path("Name").asText();
    }

    String command() {
        return definition.path("Command").path("Name").asText();
    }

    String script() {
        return definition.path("Command").path("ScriptLocation").asText();
    }

    int maxRetries() {
        return definition.path("MaxRetries").asInt(0);
    }

    int maxConcurrentRuns() {
        return definition.path("ExecutionProperty").path("MaxConcurrentRuns").asInt(1);
    }

    int timeoutMinutes() {
        return definition.path("Timeout").asInt(DEFAULT_TIMEOUT_MINUTES);
    }

    Optional<String> glueVersion() {
        return Optional.ofNullable(definition.path("GlueVersion").textValue());
    }

    /** The job's defaults, overridden by the run's arguments. */
    Map<String, String> merged(Map<String, String> arguments) {
        var merged = new LinkedHashMap<>(new Input(definition).texts("DefaultArguments"));
        merged.putAll(arguments);
        return merged;
    }
}
