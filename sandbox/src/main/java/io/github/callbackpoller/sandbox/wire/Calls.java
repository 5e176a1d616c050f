package io.github.callbackpoller.sandbox.wire;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How often each operation was called. Thread-safe. */
public final class Calls {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final Map<String, Integer> struck = new ConcurrentHashMap<>();

    /** None at first. */
    public Calls() {}

    /** How often an operation was called, faults included. */
    public int count(String operation) {
        return counts.getOrDefault(operation, 0);
    }

    /** All counts, by operation. */
    public Map<String, Integer> all() {
        return new TreeMap<>(counts);
    }

    /** How many of them met a fault, by operation. */
    public Map<String, Integer> struck() {
        return new TreeMap<>(struck);
    }

    /** Begins to count anew. */
    public void reset() {
        counts.clear();
        struck.clear();
    }

    void struck(String operation) {
        struck.merge(operation, 1, Integer::sum);
    }

    void called(String operation) {
        counts.merge(operation, 1, Integer::sum);
    }
}
