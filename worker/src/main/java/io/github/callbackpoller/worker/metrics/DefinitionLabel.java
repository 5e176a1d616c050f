package io.github.callbackpoller.worker.metrics;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

/** Job definitions as values of a label: those of the configuration, and two more. */
final class DefinitionLabel {
    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final Set<String> configured;

    DefinitionLabel(Collection<String> configured) {
        this.configured = Set.copyOf(configured);
    }

    /** What a message names may be unknown here, and may be anything. */
    String of(String definition) {
        if (definition.isEmpty()) {
            return NONE;
        }
        return configured.contains(definition) ? definition : OTHER;
    }

    Stream<String> all() {
        return Stream.concat(configured.stream(), Stream.of(NONE, OTHER)).distinct();
    }
}
