package io.github.callbackpoller.sandbox.behaviour;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How what AWS does not document is read: each reading can be played, so that tests can play them
 * all. Thread-safe.
 */
public final class Switches {
    private final Map<Switch<?>, Enum<?>> readings = new ConcurrentHashMap<>();

    /** The readings that seem likeliest. */
    public Switches() {}

    /** The reading that is played. */
    public <E extends Enum<E>> E get(Switch<E> which) {
        return which.type().cast(readings.getOrDefault(which, which.usual()));
    }

    /** Chooses the reading that is played. */
    public <E extends Enum<E>> void set(Switch<E> which, E reading) {
        readings.put(which, reading);
    }

    /** Goes back to the likeliest readings. */
    public void reset() {
        readings.clear();
    }
}
