package io.github.callbackpoller.sandbox.behaviour;

import java.time.Duration;

/**
 * How fast the clock of timed jobs goes: at a speed of 3600 an hour of a played run passes in a
 * second. It moves a run's states and its Timeout, and its ExecutionTime is told in played seconds.
 * StartedOn, LastModifiedOn and CompletedOn stay real times, because callers compare them with
 * their own clocks; lags and processes go in real time. Read when a state begins: what is under way
 * keeps its speed. Thread-safe.
 */
public final class ClockSpeed {
    private volatile double factor = 1;

    /** Real time. */
    public ClockSpeed() {}

    /** How many played seconds pass in a real one. */
    public double factor() {
        return factor;
    }

    /**
     * Sets how many played seconds pass in a real one.
     *
     * @throws IllegalArgumentException if it is not above 0, or endless
     */
    public void set(double playedPerReal) {
        factor = allowed(playedPerReal);
    }

    /** Goes back to real time. */
    public void reset() {
        factor = 1;
    }

    /**
     * Tells whether a speed can be, without setting it.
     *
     * @return the speed
     * @throws IllegalArgumentException if it is not above 0, or endless
     */
    public static double allowed(double playedPerReal) {
        if (!(playedPerReal > 0) || Double.isInfinite(playedPerReal)) {
            throw new IllegalArgumentException(
                    "A clock's speed is a finite number above 0, not " + playedPerReal);
        }
        return playedPerReal;
    }

    /** How long a played time really lasts; neither may be over 292 years. */
    public Duration real(Duration played) {
        return Duration.ofNanos(Math.round(played.toNanos() / factor));
    }
}
