package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One step of an execution. Guarded by its execution. */
final class Step {
    private final StepDefinition definition;
    private StepState state = StepState.PENDING;
    private Optional<Instant> startTime = Optional.empty();
    private Optional<Instant> endTime = Optional.empty();
    private String token = "";
    private String queueUrl = "";
    private JsonNode arguments = Json.object();
    private String failureReason = "";
    private final Map<String, String> outputs = new LinkedHashMap<>();

    Step(StepDefinition definition) {
        this.definition = definition;
    }

    StepDefinition definition() {
        return definition;
    }

    StepState state() {
        return state;
    }

    String token() {
        return token;
    }

    String queueUrl() {
        return queueUrl;
    }

    JsonNode arguments() {
        return arguments;
    }

    Optional<String> output(String name) {
        return Optional.ofNullable(outputs.get(name));
    }

    void begin(Instant now) {
        state = StepState.EXECUTING;
        startTime = Optional.of(now);
    }

    void waitFor(String newToken, String url, JsonNode inputs) {
        token = newToken;
        queueUrl = url;
        arguments = inputs;
    }

    void stopping() {
        state = StepState.STOPPING;
    }

    void succeed(Map<String, String> values, Instant now) {
        outputs.putAll(values);
        state = StepState.SUCCEEDED;
        endTime = Optional.of(now);
    }

    /** A step that fails while its pipeline stops has stopped. */
    void fail(String reason, Instant now) {
        state = state == StepState.STOPPING ? StepState.STOPPED : StepState.FAILED;
        failureReason = reason;
        endTime = Optional.of(now);
    }

    boolean hasBegunBefore(Instant time) {
        return startTime.filter(start -> !start.isAfter(time)).isPresent();
    }

    Instant started() {
        return startTime.orElse(Instant.MAX);
    }

    ObjectNode json() {
        var json =
                Json.object()
                        .put("StepName", definition.name())
                        .put("StepStatus", state.word())
                        .put("AttemptCount", 1);
        startTime.ifPresent(time -> json.put("StartTime", Json.time(time)));
        endTime.ifPresent(time -> json.put("EndTime", Json.time(time)));
        if (!failureReason.isEmpty()) {
            json.put("FailureReason", failureReason);
        }
        if (definition.type() == StepDefinition.Type.CALLBACK) {
            var callback = json.putObject("Metadata").putObject("Callback");
            callback.put("CallbackToken", token).put("SqsQueueUrl", queueUrl);
            var list = callback.putArray("OutputParameters");
            outputs.forEach(
                    (name, value) -> list.addObject().put("Name", name).put("Value", value));
        }
        return json;
    }
}
