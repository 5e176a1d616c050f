package io.github.callbackpoller.sandbox.behaviour;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How late things happen or show. Thread-safe. */
public final class Lags {
    private final Map<Lag, Duration> lags = new ConcurrentHashMap<>();

    /** Nothing is late. */
    public Lags() {}

    /** How late it is; zero unless set. */
    public Duration get(Lag lag) {
        return lags.getOrDefault(lag, Duration.ZERO);
    }

    /**
     * Sets how late it is.
     *
     * @throws IllegalArgumentException if the duration is negative
     */
    public void set(Lag lag, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "A lag is not negative: " + lag.word() + " " + duration);
        }
        lags.put(lag, duration);
    }

    /** Nothing is late any more. */
    public void reset() {
        lags.clear();
    }
}
