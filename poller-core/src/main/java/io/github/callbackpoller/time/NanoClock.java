package io.github.callbackpoller.time;

import java.time.Duration;

/**
 * Measures how long something lasts. No step of the wall clock moves it; what it shows means
 * nothing to other processes. Thread-safe.
 */
@FunctionalInterface
public interface NanoClock {

    /** Nanoseconds since some moment. */
    long nanos();

    /** The time that has passed since a reading. */
    default Duration since(long reading) {
        return Duration.ofNanos(nanos() - reading);
    }

    /** The clock of this process. */
    static NanoClock system() {
        return System::nanoTime;
    }
}
