package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobKey;
import java.time.Duration;

/** Arithmetic of waiting times. */
final class Waits {
    private static final double SPREAD = 0.05;

    private Waits() {}

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static Duration notNegative(Duration duration) {
        return longer(duration, Duration.ZERO);
    }

    /**
     * A wait shortened by up to a twentieth, the same for one key: steps that began together drift
     * apart, and no bound of the schedule is broken.
     */
    static Duration spread(Duration wait, JobKey key) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 - SPREAD * key.spread())));
    }
}
