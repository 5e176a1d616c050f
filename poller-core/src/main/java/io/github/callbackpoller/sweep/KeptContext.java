package io.github.callbackpoller.sweep;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run keeps of the step that it was started for.
 *
 * @param definition the job definition's name
 * @param execution the step's execution
 * @param outputs as {@link Job#outputs()}
 */
record KeptContext(String definition, ExecutionArn execution, Map<String, String> outputs) {

    /** Empty if the text is no context. */
    static Optional<KeptContext> read(String text) {
        try {
            var fields = Json.readObject(text);
            if (fields.get("definition") instanceof String definition
                    && fields.get("execution") instanceof String execution
                    && ExecutionArn.isArn(execution)
                    && fields.get("outputs") instanceof Map<?, ?> outputs) {
                return Optional.of(
                        new KeptContext(definition, new ExecutionArn(execution), texts(outputs)));
            }
            return Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    Job job(String type) {
        return new Job(definition, type, outputs);
    }

    private static Map<String, String> texts(Map<?, ?> values) {
        var texts = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        return texts;
    }
}
