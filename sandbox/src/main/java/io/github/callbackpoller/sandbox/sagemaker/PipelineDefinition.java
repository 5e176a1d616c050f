package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pipeline's definition, checked.
 *
 * @param text as it was given
 * @param parameters the defaults of its parameters; a missing node where there is none
 * @param steps its steps, in written order
 */
record PipelineDefinition(
        String text, Map<String, JsonNode> parameters, List<StepDefinition> steps) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String VERSION = "2020-12-01";
    private static final String PARAMETER = "Parameters.";
    private static final String EXECUTION = "Execution.";

    static PipelineDefinition parse(String text) {
        var json = json(text);
        if (!json.path("Version").asText().equals(VERSION)) {
            throw StepDefinition.invalid("Version must be " + VERSION);
        }
        var parameters = new LinkedHashMap<String, JsonNode>();
        json.path("Parameters")
                .forEach(
                        parameter ->
                                parameters.put(
                                        parameter.path("Name").asText(),
                                        parameter.path("DefaultValue")));
        var steps = new ArrayList<StepDefinition>();
        json.path("Steps").forEach(step -> steps.add(StepDefinition.of(step)));
        var definition = new PipelineDefinition(text, parameters, List.copyOf(steps));
        definition.check();
        return definition;
    }

    private void check() {
        if (steps.isEmpty()) {
            throw StepDefinition.invalid("there are no Steps");
        }
        var names = new HashSet<String>();
        for (var step : steps) {
            if (!names.add(step.name())) {
                throw StepDefinition.invalid("two steps are named '" + step.name() + "'");
            }
        }
        for (var step : steps) {
            checkReferences(step, names);
        }
        checkOrder();
    }

    private void checkReferences(StepDefinition step, Set<String> names) {
        for (var dependency : step.dependencies()) {
            if (!names.contains(dependency)) {
                throw StepDefinition.invalid(
                        "step '" + step.name() + "' depends on unknown step '" + dependency + "'");
            }
        }
        for (var reference : References.namesIn(step.json())) {
            boolean known =
                    reference.startsWith(EXECUTION)
                            || References.output(reference).isPresent()
                            || (reference.startsWith(PARAMETER)
                                    && parameters.containsKey(
                                            reference.substring(PARAMETER.length())));
            if (!known) {
                throw StepDefinition.invalid(
                        "step '" + step.name() + "' refers to unknown '" + reference + "'");
            }
        }
    }

    /** Steps whose dependencies are done are taken away until none are left. */
    private void checkOrder() {
        var left = new ArrayList<>(steps);
        var done = new HashSet<String>();
        while (!left.isEmpty()) {
            var ready =
                    left.stream().filter(step -> done.containsAll(step.dependencies())).toList();
            if (ready.isEmpty()) {
                throw StepDefinition.invalid(
                        "the steps depend on each other in a circle, with '"
                                + left.get(0).name()
                                + "'");
            }
            ready.forEach(step -> done.add(step.name()));
            left.removeAll(ready);
        }
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw StepDefinition.invalid("it is not JSON");
        }
    }
}
