package io.github.callbackpoller.sandbox.demo.taxi;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The arguments of a run, read as Glue's getResolvedOptions does: unknown ones are no error. */
record JobArguments(Map<String, String> values) {
    private static final int LONGEST_STAY_SECONDS = 86_400;

    JobArguments {
        values = Map.copyOf(values);
    }

    static JobArguments parse(String... arguments) {
        var values = new HashMap<String, String>();
        for (int at = 0; at < arguments.length; at++) {
            String argument = arguments[at];
            int equals = argument.indexOf('=');
            if (isKey(argument) && equals > 0) {
                values.put(argument.substring(2, equals), argument.substring(equals + 1));
            } else if (isKey(argument)) {
                boolean hasValue = at + 1 < arguments.length && !isKey(arguments[at + 1]);
                values.put(argument.substring(2), hasValue ? arguments[++at] : "");
            }
        }
        return new JobArguments(values);
    }

    private static boolean isKey(String argument) {
        return argument.startsWith("--");
    }

    String jobName() {
        return values.getOrDefault("JOB_NAME", "taxi-job");
    }

    Path input() throws TaxiJobException {
        return path("input_uri");
    }

    Path output() throws TaxiJobException {
        return path("output_uri");
    }

    /** The text to fail with, for showing what a failing job looks like. */
    Optional<String> failure() {
        return Optional.ofNullable(values.get("fail-with"));
    }

    /** How long the run lasts at least, so that there is something to watch. */
    Duration shortestRun() throws TaxiJobException {
        String text = values.getOrDefault("min-seconds", "0");
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LONGEST_STAY_SECONDS) {
            throw new TaxiJobException(
                    "--min-seconds is '%s', must be a whole number from 0 to %d"
                            .formatted(text, LONGEST_STAY_SECONDS));
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private Path path(String name) throws TaxiJobException {
        String text = values.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw new TaxiJobException("--" + name + " is missing");
        }
        try {
            return text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
                    ? Path.of(URI.create(text))
                    : Path.of(text);
        } catch (RuntimeException unreadable) {
            throw new TaxiJobException(
                    "--%s is '%s', must be a file: URI or a path; %s"
                            .formatted(name, text, unreadable.getMessage()));
        }
    }
}
