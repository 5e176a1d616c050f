package io.github.callbackpoller.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one source, so that it is told all at once. */
final class Problems {
    private final String source;
    private final List<String> lines = new ArrayList<>();

    Problems(String source) {
        this.source = source;
    }

    void add(String key, String problem) {
        lines.add(source + ": " + (key.isEmpty() ? "" : key + ": ") + problem);
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void throwIfAny() {
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", lines));
        }
    }
}
