package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A step of a pipeline.
 *
 * @param name its name
 * @param typeName its type, as written
 * @param type what it does
 * @param dependencies the steps that must have succeeded before: named, or referred to
 */
record StepDefinition(String name, String typeName, StepType type, Set<String> dependencies) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,64}");

    static StepDefinition of(JsonNode json) {
        var name = json.path("Name").asText();
        var typeName = json.path("Type").asText();
        try {
            if (!NAME.matcher(name).matches()) {
                throw SageMakerErrors.definition("the name must match " + NAME);
            }
            var type = StepType.of(typeName, json);
            var dependencies = new TreeSet<String>();
            json.path("DependsOn").forEach(step -> dependencies.add(step.asText()));
            type.references().forEach(to -> to.step().ifPresent(dependencies::add));
            return new StepDefinition(name, typeName, type, dependencies);
        } catch (AwsError e) {
            throw AwsError.validation(e.getMessage() + ", in step " + described(name, typeName));
        }
    }

    AwsError refused(String problem) {
        return SageMakerErrors.definition(problem + ", in step " + described(name, typeName));
    }

    private static String described(String name, String typeName) {
        return "'" + name + "' of type '" + typeName + "'";
    }
}
