package io.github.callbackpoller.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads job definitions and refuses what could not work, all problems at once, each with source,
 * key and what is allowed.
 */
public final class JobDefinitionsReader {
    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, JobAdapter> adapters = new TreeMap<>();

    /**
     * @param adapters the adapters that definitions may name; the last of a type holds
     */
    public JobDefinitionsReader(Collection<JobAdapter> adapters) {
        adapters.forEach(adapter -> this.adapters.put(adapter.type(), adapter));
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException listing what is wrong
     */
    public JobDefinitions read(Path file) {
        try {
            var text = Files.readString(file, UTF_8);
            return read(
                    file.toString(), text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ": can't be read, it is not UTF-8", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": can't be read (" + e + ")", e);
        }
    }

    /**
     * Reads a text.
     *
     * @param source what to call the text in errors
     * @throws IllegalArgumentException listing what is wrong
     */
    public JobDefinitions read(String source, String text) {
        var problems = new Problems(source);
        var definitions = new TreeMap<String, JobDefinition>();
        Optional<String> defaultName = Optional.empty();
        try {
            var root = new Section("", Json.readObject(text), problems);
            for (var job : root.sections("jobs").entrySet()) {
                new DefinitionSection(job.getKey(), job.getValue(), adapters)
                        .read()
                        .ifPresent(definition -> definitions.put(job.getKey(), definition));
            }
            defaultName = root.optionalText("default");
            root.noOthers();
        } catch (JsonException e) {
            problems.add("", String.valueOf(e.getMessage()));
        }
        if (problems.isEmpty() && definitions.isEmpty()) {
            problems.add("jobs", "must define at least one job");
        }
        defaultName
                .filter(name -> !definitions.containsKey(name) && problems.isEmpty())
                .ifPresent(
                        name ->
                                problems.add(
                                        "default",
                                        "'"
                                                + name
                                                + "' is not among the jobs "
                                                + definitions.keySet()));
        problems.throwIfAny();
        return new JobDefinitions(definitions, defaultName);
    }
}
