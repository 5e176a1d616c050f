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
     * A wait shortened by up to a twentieth, the same for one key, in whole seconds and at least
     * one: steps that began together drift apart, and no bound of the schedule is broken.
     */
    static Duration spread(Duration wait, JobKey key) {
        long seconds = Math.round(wait.toMillis() / 1000.0 * (1 - SPREAD * key.spread()));
        return Duration.ofSeconds(Math.max(1, seconds));
    }
}
