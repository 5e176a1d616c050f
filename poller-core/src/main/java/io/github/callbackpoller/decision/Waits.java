package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.job.JobKey;
import java.time.Duration;
import java.time.Instant;

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

    /** Rounded up, and at least one second. */
    static Duration wholeSeconds(Duration wait) {
        long seconds = -Math.floorDiv(-wait.toMillis(), 1000L);
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    /**
     * @throws IllegalArgumentException if SQS can't delay a message so
     */
    static void check(String name, Duration wait) {
        if (wait.compareTo(CheckPolicy.SHORTEST) < 0 || wait.compareTo(CheckPolicy.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name
                            + " must be between "
                            + Durations.format(CheckPolicy.SHORTEST)
                            + " and "
                            + Durations.format(CheckPolicy.LONGEST)
                            + ", not "
                            + Durations.format(wait));
        }
    }

    /**
     * The wait of a message that is for a newer host: a quarter of the time since a host was to
     * look at it, within bounds. Copies of such a message can't be told from it, and are fewer so.
     */
    static Duration forNewerHost(Instant due, Instant now) {
        var quarter = Duration.between(due, now).dividedBy(4);
        return wholeSeconds(
                longer(Limits.NEWER_HOST_WAIT, shorter(Limits.LONGEST_NEWER_HOST_WAIT, quarter)));
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
