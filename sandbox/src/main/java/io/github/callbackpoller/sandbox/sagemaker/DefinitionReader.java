package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a pipeline's definition and refuses what can't be played. */
final class DefinitionReader {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String VERSION = "2020-12-01";

    private final Map<String, ParameterDefinition> parameters = new LinkedHashMap<>();
    private final Map<String, StepDefinition> steps = new LinkedHashMap<>();

    private DefinitionReader() {}

    static PipelineDefinition read(String text) {
        var json = parse(text);
        if (!json.path("Version").asText().equals(VERSION)) {
            throw SageMakerErrors.definition("Version must be " + VERSION);
        }
        var reader = new DefinitionReader();
        reader.readParameters(list(json, "Parameters"));
        list(json, "Steps").forEach(step -> reader.add(StepDefinition.of(step)));
        var experiment = Template.of(json.path("PipelineExperimentConfig"));
        var definition = new PipelineDefinition(text, experiment, reader.parameters, reader.steps);
        check(definition);
        return definition;
    }

    private void readParameters(JsonNode list) {
        if (list.size() > ExecutionRequests.MOST_PARAMETERS) {
            throw SageMakerErrors.definition(
                    "there are more than " + ExecutionRequests.MOST_PARAMETERS + " Parameters");
        }
        for (var element : list) {
            var parameter = ParameterDefinition.of(element);
            if (parameters.put(parameter.name(), parameter) != null) {
                throw SageMakerErrors.definition("two parameters '" + parameter.name() + "'");
            }
        }
    }

    private void add(StepDefinition step) {
        if (steps.put(step.name(), step) != null) {
            throw step.refused("another step has the same name");
        }
        step.type().branchSteps().forEach(this::add);
    }

    private static void check(PipelineDefinition definition) {
        if (definition.steps().isEmpty()) {
            throw SageMakerErrors.definition("there are no Steps");
        }
        for (var reference : definition.experiment().references()) {
            if (!reference.isKnownTo(definition) || reference.step().isPresent()) {
                throw SageMakerErrors.definition("PipelineExperimentConfig: unknown " + reference);
            }
        }
        definition.steps().values().forEach(step -> check(step, definition));
        StepOrder.check(List.copyOf(definition.steps().values()));
    }

    private static void check(StepDefinition step, PipelineDefinition definition) {
        for (var reference : step.type().references()) {
            if (!reference.isKnownTo(definition)) {
                throw step.refused("unknown reference " + reference);
            }
        }
        for (var name : step.dependencies()) {
            var dependency = definition.steps().get(name);
            if (dependency == null) {
                throw step.refused("unknown dependency '" + name + "'");
            }
            if (dependency.is(FailStep.TYPE)) {
                throw step.refused(step.name() + " can not depend on " + name);
            }
        }
    }

    private static JsonNode list(JsonNode json, String member) {
        var list = json.path(member);
        if (!list.isArray() && !list.isMissingNode()) {
            throw SageMakerErrors.definition(member + " must be a list");
        }
        return list;
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw SageMakerErrors.definition("it is not JSON");
        }
    }
}
