package io.github.callbackpoller.definition;

import io.github.callbackpoller.message.Job;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One job that may be started.
 *
 * @param name what callback messages call it
 * @param type the adapter's type
 * @param settings what the adapter needs, such as Glue's {@code jobName}
 * @param arguments the job's arguments
 * @param outputs the step's output parameters
 * @param policy its limits
 */
public record JobDefinition(
        String name,
        String type,
        Map<String, String> settings,
        Map<String, Template> arguments,
        Map<String, Template> outputs,
        JobPolicy policy) {

    /** Copies and sorts the maps. */
    public JobDefinition {
        settings = Map.copyOf(settings);
        arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
    }

    /** The first placeholder that the step's inputs have no value for, told as a whole sentence. */
    public Optional<String> missingIn(Map<String, String> inputs) {
        return Stream.concat(arguments.entrySet().stream(), outputs.entrySet().stream())
                .flatMap(
                        entry ->
                                entry.getValue().names().stream()
                                        .filter(name -> !name.startsWith(Template.JOB_PREFIX))
                                        .filter(name -> !inputs.containsKey(name))
                                        .map(
                                                name ->
                                                        "the step has no input '"
                                                                + name
                                                                + "', which job definition '"
                                                                + this.name
                                                                + "' needs for '"
                                                                + entry.getKey()
                                                                + "'"))
                .findFirst();
    }

    /** The job's arguments for these inputs, of which none may be missing. */
    public Map<String, String> argumentsFor(Map<String, String> inputs) {
        var filled = new TreeMap<String, String>();
        arguments.forEach((name, template) -> filled.put(name, template.fill(inputs)));
        return filled;
    }

    /** What the messages must know of the job: outputs with the step's inputs filled in. */
    public Job jobFor(Map<String, String> inputs) {
        var bound = new TreeMap<String, String>();
        outputs.forEach((name, template) -> bound.put(name, template.bind(inputs).text()));
        return new Job(name, type, bound);
    }
}
