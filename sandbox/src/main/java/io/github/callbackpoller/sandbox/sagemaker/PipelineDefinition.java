package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a pipeline does, checked.
 *
 * @param text as it was given
 * @param experiment its PipelineExperimentConfig; nothing if it has none
 * @param parameters by name
 * @param steps by name, in written order; those of a branch follow its condition step
 */
record PipelineDefinition(
        String text,
        Template experiment,
        Map<String, ParameterDefinition> parameters,
        Map<String, StepDefinition> steps)
        implements Reference.Scope {

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

    @Override
    public boolean hasOutcome(String step) {
        return Optional.ofNullable(steps.get(step))
                .filter(definition -> definition.is(ConditionStep.TYPE))
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
}
