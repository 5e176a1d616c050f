package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How long a run has consumed resources, in played time: while it was RUNNING or STOPPING. That
 * waiting and starting up do not count is how the console shows it; the model doesn't say. Not
 * thread-safe.
 */
final class ExecutionTime {
    private final InstantSource clock;
    private final ClockSpeed speed;
    private Duration before = Duration.ZERO;
    private Instant since;
    private double factor;

    ExecutionTime(InstantSource clock, ClockSpeed speed) {
        this.clock = clock;
        this.speed = speed;
        this.since = clock.instant();
    }

    /** Another state begins. */
    void moved(RunState next) {
        before = elapsed();
        since = clock.instant();
        factor = next.consumes() ? speed.factor() : 0;
    }

    Duration elapsed() {
        double played = Duration.between(since, clock.instant()).toNanos() * factor;
        return before.plusNanos(Math.round(played));
    }

    /** How long until a limit is reached in real time, if the state stays as it is. */
    Duration untilReal(Duration limit) {
        return speed.real(limit.minus(elapsed()));
    }
}
