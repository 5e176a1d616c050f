package io.github.callbackpoller.worker;

import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.definition.Template;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people want to see of a job definition, in one line. */
record DefinitionLine(JobDefinition definition, boolean isDefault) {

    @Override
    public String toString() {
        return definition.name()
                + (isDefault ? " (default)" : "")
                + ": "
                + definition.type()
                + " "
                + new TreeMap<>(definition.settings())
                + "; inputs "
                + listed(inputs())
                + "; outputs "
                + listed(definition.outputs().keySet())
                + "; "
                + limits(definition.policy());
    }

    private Collection<String> inputs() {
        return Stream.concat(
                        definition.arguments().values().stream(),
                        definition.outputs().values().stream())
                .flatMap(template -> template.names().stream())
                .filter(name -> !name.startsWith(Template.JOB_PREFIX))
                .distinct()
                .sorted()
                .toList();
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }

    private static String limits(JobPolicy policy) {
        return "startDeadline "
                + Durations.format(policy.startDeadline())
                + ", deadline "
                + policy.deadline().map(Durations::format).orElse("the job's own time limit")
                + ", onDeadline "
                + written(policy.onDeadline())
                + ", onStop "
                + written(policy.onStop())
                + checks(policy.checks());
    }

    private static String checks(CheckPolicy checks) {
        return told("checkCost", checks.checkCost())
                + told("firstCheck", checks.firstCheck())
                + told("shortestWait", checks.shortestWait())
                + told("longestWait", checks.longestWait());
    }

    private static String told(String key, Optional<Duration> value) {
        return value.map(given -> ", " + key + " " + Durations.format(given)).orElse("");
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
