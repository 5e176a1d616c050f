package io.github.callbackpoller.definition;

import io.github.callbackpoller.job.JobAdapter;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads one job definition from its section of the document. */
record DefinitionSection(String name, Section section, Map<String, JobAdapter> adapters) {

    /** Job arguments that begin so are the poller's own. */
    private static final String RESERVED_ARGUMENT = "--callback-";

    private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(1);

    /** SageMaker ends an execution after 28 days, whatever its steps do. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(28);

    Optional<JobDefinition> read() {
        var type = section.text("type");
        var arguments = templates("arguments");
        var outputs = templates("outputs");
        checkArguments(arguments);
        checkOutputs(outputs);
        var policy =
                new JobPolicy(
                        deadline("startDeadline").orElse(JobPolicy.START_DEADLINE),
                        deadline("deadline"),
                        choice("onDeadline", JobPolicy.DEFAULT.onDeadline()),
                        choice("onStop", JobPolicy.DEFAULT.onStop()),
                        section.optionalCount("maxConcurrent"),
                        new CheckSection(section).read());
        var settings = section.remainingTexts();
        var adapter = Optional.ofNullable(adapters.get(type));
        if (adapter.isEmpty() && !type.isEmpty()) {
            section.problem(
                    "type", "no adapter for '" + type + "'; there is one for " + adapters.keySet());
        }
        adapter.ifPresent(found -> validate(found, settings));
        adapter.filter(found -> policy.maxConcurrent().isPresent() && !found.countsLiveJobs())
                .ifPresent(
                        found ->
                                section.problem(
                                        "maxConcurrent",
                                        "is not possible: the adapter for '"
                                                + type
                                                + "' can't tell how many jobs run"));
        return adapter.map(
                found -> new JobDefinition(name, type, settings, arguments, outputs, policy));
    }

    private void validate(JobAdapter adapter, Map<String, String> settings) {
        try {
            adapter.validate(settings);
        } catch (IllegalArgumentException e) {
            section.problem("type " + adapter.type(), String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Template> templates(String field) {
        var templates = new TreeMap<String, Template>();
        section.texts(field)
                .forEach(
                        (key, text) -> {
                            try {
                                templates.put(key, new Template(text));
                            } catch (IllegalArgumentException e) {
                                section.problem(field + "." + key, String.valueOf(e.getMessage()));
                            }
                        });
        return templates;
    }

    private void checkArguments(Map<String, Template> arguments) {
        arguments.forEach(
                (key, template) -> {
                    if (key.startsWith(RESERVED_ARGUMENT)) {
                        section.problem(
                                "arguments." + key, RESERVED_ARGUMENT + "* is the poller's own");
                    }
                    if (template.names().stream()
                            .anyMatch(n -> n.startsWith(Template.JOB_PREFIX))) {
                        section.problem(
                                "arguments." + key,
                                "${job.*} is known only when the job has ended; use it in outputs");
                    }
                });
    }

    private void checkOutputs(Map<String, Template> outputs) {
        if (outputs.size() > OutputLimits.MOST) {
            section.problem("outputs", "are more than " + OutputLimits.MOST);
        }
        for (var key : outputs.keySet()) {
            if (key.isEmpty() || key.length() > OutputLimits.LONGEST_NAME) {
                section.problem(
                        "outputs." + key,
                        "a name has 1 to " + OutputLimits.LONGEST_NAME + " characters");
            }
        }
    }

    private Optional<Duration> deadline(String field) {
        return section.optionalDuration(field, SHORTEST_DEADLINE, LONGEST_DEADLINE);
    }

    private <E extends Enum<E>> E choice(String field, E otherwise) {
        var allowed = otherwise.getDeclaringClass().getEnumConstants();
        var text = section.optionalText(field);
        if (text.isEmpty()) {
            return otherwise;
        }
        return Arrays.stream(allowed)
                .filter(value -> written(value).equals(text.get()))
                .findFirst()
                .orElseGet(
                        () -> {
                            section.problem(
                                    field,
                                    "'"
                                            + text.get()
                                            + "' is not allowed; use "
                                            + Arrays.stream(allowed)
                                                    .map(DefinitionSection::written)
                                                    .collect(Collectors.joining(" or ")));
                            return otherwise;
                        });
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
