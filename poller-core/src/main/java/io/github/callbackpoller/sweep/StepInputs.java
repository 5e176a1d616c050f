package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import io.github.callbackpoller.message.ExecutionArn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the inputs of a callback step again, from the definition that its execution runs: literal
 * values, parameters, outputs of earlier steps, facts of the execution, and all of them joined.
 */
final class StepInputs {
    private static final Pattern OUTPUT =
            Pattern.compile("Steps\\.([^.\\[]+)\\.OutputParameters\\['([^']+)'\\]");
    private static final String PARAMETER = "Parameters.";

    private final ExecutionArn execution;
    private final Pipelines.Source source;
    private final List<ListedStep> steps;

    /**
     * @param steps all steps of the execution that have begun
     */
    StepInputs(ExecutionArn execution, Pipelines.Source source, List<ListedStep> steps) {
        this.execution = execution;
        this.source = source;
        this.steps = List.copyOf(steps);
    }

    /** The inputs as texts, as a callback message has them; or why they can't be made. */
    Look<Map<String, String>> of(String step) {
        try {
            var definition = Json.readObject(source.definition());
            var found =
                    find(definition.get("Steps"), step)
                            .orElseThrow(() -> new Unmade("its pipeline has no such step"));
            var inputs = new LinkedHashMap<String, String>();
            if (found.get("Arguments") instanceof Map<?, ?> arguments) {
                arguments.forEach(
                        (name, value) ->
                                inputs.put(
                                        name.toString(),
                                        input(name.toString(), value, definition)));
            }
            return Look.told(inputs);
        } catch (Unmade | JsonException e) {
            return Look.untold(Kind.HOPELESS, String.valueOf(e.getMessage()));
        }
    }

    private String input(String name, Object value, Map<String, Object> definition) {
        try {
            return text(value, definition);
        } catch (Unmade e) {
            throw new Unmade("input '" + name + "': " + e.getMessage());
        }
    }

    private String text(Object value, Map<String, Object> definition) {
        if (value instanceof Map<?, ?> map && map.get("Get") instanceof String reference) {
            return get(reference, definition);
        }
        if (value instanceof Map<?, ?> map && map.get("Std:Join") instanceof Map<?, ?> join) {
            return join(join, definition);
        }
        boolean nested = value instanceof Map || value instanceof List;
        if (nested && Json.write(value).matches(".*\"(Get|Std:[A-Za-z]+)\".*")) {
            throw new Unmade("a reference inside a nested value");
        }
        return nested ? Json.write(value) : value.toString();
    }

    private String join(Map<?, ?> join, Map<String, Object> definition) {
        if (!(join.get("Values") instanceof List<?> values)) {
            throw new Unmade("a Std:Join without values");
        }
        var parts = new ArrayList<String>();
        values.forEach(value -> parts.add(text(value, definition)));
        return String.join(Optional.ofNullable(join.get("On")).orElse("").toString(), parts);
    }

    private String get(String reference, Map<String, Object> definition) {
        if (reference.startsWith(PARAMETER)) {
            return parameter(reference.substring(PARAMETER.length()), definition);
        }
        var output = OUTPUT.matcher(reference);
        if (output.matches()) {
            return output(output.group(1), output.group(2));
        }
        return switch (reference) {
            case "Execution.PipelineExecutionArn" -> execution.value();
            case "Execution.PipelineExecutionId" -> execution.executionId();
            case "Execution.PipelineName" -> execution.pipeline();
            case "Execution.PipelineArn" ->
                    execution.value().substring(0, execution.value().indexOf("/execution/"));
            default -> throw new Unmade("no value is known for " + reference);
        };
    }

    private String parameter(String name, Map<String, Object> definition) {
        var given = source.parameters().get(name);
        if (given != null) {
            return given;
        }
        if (definition.get("Parameters") instanceof List<?> parameters) {
            for (var parameter : parameters) {
                if (parameter instanceof Map<?, ?> map
                        && name.equals(map.get("Name"))
                        && map.get("DefaultValue") != null) {
                    return map.get("DefaultValue").toString();
                }
            }
        }
        throw new Unmade("parameter '" + name + "' has no value");
    }

    private String output(String step, String name) {
        return steps.stream()
                .filter(listed -> listed.name().equals(step))
                .flatMap(listed -> Optional.ofNullable(listed.outputs().get(name)).stream())
                .findFirst()
                .orElseThrow(
                        () -> new Unmade("step '" + step + "' shows no output '" + name + "'"));
    }

    /** The step of a name, also in the branches of conditions. */
    private static Optional<Map<?, ?>> find(@Nullable Object steps, String name) {
        if (!(steps instanceof List<?> list)) {
            return Optional.empty();
        }
        for (var step : list) {
            if (!(step instanceof Map<?, ?> map)) {
                continue;
            }
            if (name.equals(map.get("Name"))) {
                return Optional.of(map);
            }
            if (map.get("Arguments") instanceof Map<?, ?> arguments) {
                var inside =
                        find(arguments.get("IfSteps"), name)
                                .or(() -> find(arguments.get("ElseSteps"), name));
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    /** An input can't be made again. */
    private static final class Unmade extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unmade(String why) {
            super(why);
        }
    }
}
