package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline does, checked.
 *
 * @param text as it was given
 * @param parameters by name
 * @param steps by name, in written order
 */
record PipelineDefinition(
        String text, Map<String, ParameterDefinition> parameters, Map<String, StepDefinition> steps)
        implements Reference.Scope {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String VERSION = "2020-12-01";

    static PipelineDefinition read(String text) {
        var json = parse(text);
        if (!json.path("Version").asText().equals(VERSION)) {
            throw SageMakerErrors.definition("Version must be " + VERSION);
        }
        var parameters = new LinkedHashMap<String, ParameterDefinition>();
        for (var element : json.path("Parameters")) {
            var parameter = ParameterDefinition.of(element);
            if (parameters.put(parameter.name(), parameter) != null) {
                throw SageMakerErrors.definition("two parameters '" + parameter.name() + "'");
            }
        }
        var steps = new LinkedHashMap<String, StepDefinition>();
        for (var element : json.path("Steps")) {
            var step = StepDefinition.of(element);
            if (steps.put(step.name(), step) != null) {
                throw step.refused("another step has the same name");
            }
        }
        var definition = new PipelineDefinition(text, parameters, steps);
        definition.check();
        return definition;
    }

    @Override
    public boolean hasParameter(String name) {
        return parameters.containsKey(name);
    }

    @Override
    public boolean hasOutput(String step, String name) {
        return Optional.ofNullable(steps.get(step))
                .filter(definition -> definition.type().outputs().containsKey(name))
                .isPresent();
    }

    /** The values of the parameters for an execution: as given, otherwise as usual. */
    Map<String, JsonNode> values(Map<String, String> given) {
        for (var name : given.keySet()) {
            if (!hasParameter(name)) {
                throw AwsError.validation("The pipeline has no parameter '" + name + "'");
            }
        }
        var values = new LinkedHashMap<String, JsonNode>();
        for (var parameter : parameters.values()) {
            var value =
                    Optional.ofNullable(given.get(parameter.name()))
                            .map(parameter::given)
                            .or(parameter::usual);
            values.put(
                    parameter.name(),
                    value.orElseThrow(
                            () ->
                                    AwsError.validation(
                                            "Parameter '" + parameter.name() + "' has no value")));
        }
        return values;
    }

    private void check() {
        if (steps.isEmpty()) {
            throw SageMakerErrors.definition("there are no Steps");
        }
        for (var step : steps.values()) {
            step.type().references().stream()
                    .filter(reference -> !reference.isKnownTo(this))
                    .findFirst()
                    .ifPresent(
                            unknown -> {
                                throw step.refused("unknown reference " + unknown);
                            });
            step.dependencies().stream()
                    .filter(dependency -> !steps.containsKey(dependency))
                    .findFirst()
                    .ifPresent(
                            unknown -> {
                                throw step.refused("unknown dependency '" + unknown + "'");
                            });
        }
        StepOrder.check(List.copyOf(steps.values()));
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw SageMakerErrors.definition("it is not JSON");
        }
    }
}
