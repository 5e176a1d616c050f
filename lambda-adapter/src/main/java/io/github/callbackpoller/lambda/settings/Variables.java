package io.github.callbackpoller.lambda.settings;

import io.github.callbackpoller.definition.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads environment variables and gathers what is wrong with them, so that all is told at once. */
final class Variables {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Variables(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }

    String required(String name, String what) {
        return text(name)
                .orElseGet(
                        () -> {
                            problems.add(name + " is missing: " + what);
                            return "";
                        });
    }

    Duration duration(String name, Duration least, Duration most, Duration normal) {
        var allowed = Durations.format(least) + " to " + Durations.format(most);
        return read(name, Durations::parse, normal)
                .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                .orElseGet(() -> wrong(name, allowed, normal));
    }

    int number(String name, int least, int most, int normal) {
        var allowed = least + " to " + most;
        return read(name, Integer::valueOf, normal)
                .filter(value -> value >= least && value <= most)
                .orElseGet(() -> wrong(name, allowed, normal));
    }

    boolean flag(String name, boolean normal) {
        return switch (text(name)
                .orElse(Boolean.toString(normal))
                .toLowerCase(java.util.Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> wrong(name, "true or false", normal);
        };
    }

    /** Adds a problem that shows only when values are taken together. */
    void problem(String problem) {
        problems.add(problem);
    }

    /**
     * @throws SettingsException if anything was wrong
     */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private <T> Optional<T> read(String name, Function<String, T> reader, T normal) {
        try {
            return Optional.of(text(name).map(reader).orElse(normal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private <T> T wrong(String name, String allowed, T normal) {
        problems.add(name + " is '" + text(name).orElse("") + "' and must be " + allowed);
        return normal;
    }
}
