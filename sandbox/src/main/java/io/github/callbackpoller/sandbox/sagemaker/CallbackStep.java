package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A step that sends a message with a token and waits for the token's answer.
 *
 * @param queueUrl where the message goes
 * @param arguments what it carries
 * @param outputs what the answer is to bring
 */
record CallbackStep(Template queueUrl, Template arguments, Map<String, ValueType> outputs)
        implements StepType {
    static final String TYPE = "Callback";
    static final int MOST_OUTPUTS = 50;

    static CallbackStep of(JsonNode step) {
        var queueUrl = step.path("SqsQueueUrl");
        if (!queueUrl.isObject() && queueUrl.asText("").isEmpty()) {
            throw SageMakerErrors.definition("SqsQueueUrl is missing");
        }
        var arguments = step.has("Arguments") ? step.path("Arguments") : Json.object();
        if (!arguments.isObject()) {
            throw SageMakerErrors.definition("Arguments must be an object");
        }
        return new CallbackStep(Template.of(queueUrl), Template.of(arguments), outputs(step));
    }

    @Override
    public List<Reference> references() {
        return Stream.of(queueUrl, arguments).flatMap(part -> part.references().stream()).toList();
    }

    @Override
    public void begin(StepAttempt attempt, Values values) {
        var url = queueUrl.fill(values).asText();
        attempt.await(url, arguments.fill(values));
    }

    @Override
    public ObjectNode metadata(StepAttempt attempt) {
        var metadata = Json.object();
        attempt.call()
                .ifPresent(
                        call ->
                                metadata.putObject(TYPE)
                                        .put("CallbackToken", call.token())
                                        .put("SqsQueueUrl", call.queueUrl())
                                        .set("OutputParameters", answered(attempt.outputs())));
        return metadata;
    }

    private static JsonNode answered(Map<String, String> outputs) {
        var list = Json.object().arrayNode();
        outputs.forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
        return list;
    }

    private static Map<String, ValueType> outputs(JsonNode step) {
        var declared = step.path("OutputParameters");
        if (declared.size() > MOST_OUTPUTS) {
            throw SageMakerErrors.definition("there are more than " + MOST_OUTPUTS + " outputs");
        }
        var outputs = new LinkedHashMap<String, ValueType>();
        for (var output : declared) {
            var name = output.path("OutputName").asText();
            if (name.isEmpty() || outputs.put(name, type(output)) != null) {
                throw SageMakerErrors.definition(
                        "output '" + name + "' is nameless or there twice");
            }
        }
        return outputs;
    }

    private static ValueType type(JsonNode output) {
        var type = output.path("OutputType").asText();
        return ValueType.of(type)
                .orElseThrow(
                        () ->
                                SageMakerErrors.definition(
                                        "an output has the unknown type '" + type + "'"));
    }
}
