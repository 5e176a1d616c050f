package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step of a pipeline's definition.
 *
 * @param name its name
 * @param type what kind of step it is
 * @param json its part of the definition
 */
record StepDefinition(String name, Type type, JsonNode json) {

    /** The kinds of steps that are played. */
    enum Type {
        CALLBACK,
        FAIL
    }

    static StepDefinition of(JsonNode json) {
        var name = json.path("Name").asText();
        if (name.isEmpty()) {
            throw invalid("a step has no Name");
        }
        var type = json.path("Type").asText();
        return switch (type) {
            case "Callback" -> callback(name, json);
            case "Fail" -> new StepDefinition(name, Type.FAIL, json);
            default ->
                    throw invalid(
                            "the sandbox does not play step '" + name + "' of type '" + type + "'");
        };
    }

    /** The steps that must have succeeded before: named, or referred to. */
    Set<String> dependencies() {
        var steps = new TreeSet<String>();
        json.path("DependsOn").forEach(step -> steps.add(step.asText()));
        References.namesIn(json)
                .forEach(
                        name ->
                                References.output(name)
                                        .ifPresent(output -> steps.add(output.step())));
        return steps;
    }

    static AwsError invalid(String problem) {
        return AwsError.badRequest(
                "ValidationException", "Unable to parse pipeline definition: " + problem);
    }

    private static StepDefinition callback(String name, JsonNode json) {
        if (!json.has("SqsQueueUrl")) {
            throw invalid("callback step '" + name + "' has no SqsQueueUrl");
        }
        return new StepDefinition(name, Type.CALLBACK, json);
    }
}
