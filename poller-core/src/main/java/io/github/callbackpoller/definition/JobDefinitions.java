package io.github.callbackpoller.definition;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All jobs that may be started: what is not here can't be.
 *
 * @param byName the definitions
 * @param defaultName the one for steps that don't choose; must be among them
 */
public record JobDefinitions(Map<String, JobDefinition> byName, Optional<String> defaultName) {

    /** The input by which a step chooses a definition. */
    public static final String CHOICE = "job";

    /** Copies and sorts the map. */
    public JobDefinitions {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** The definition of a name. */
    public Optional<JobDefinition> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The name that a step's inputs choose. */
    public Optional<String> chosenBy(Map<String, String> inputs) {
        return Optional.ofNullable(inputs.get(CHOICE)).or(() -> defaultName);
    }
}
