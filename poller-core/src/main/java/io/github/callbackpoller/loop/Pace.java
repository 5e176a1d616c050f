package io.github.callbackpoller.loop;

import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;

/**
 * How fast one queue is received from: at full speed, or, while nothing comes of it, one message at
 * a time with growing pauses between. Thread-safe.
 */
final class Pace {
    /** The most messages of one receive (ReceiveMessage in the SQS API reference). */
    static final int MOST_MESSAGES = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;

    private final NanoClock clock;
    private int failures;
    private boolean fruitless;
    private long pausedSince;
    private Duration pause = Duration.ZERO;

    Pace(NanoClock clock) {
        this.clock = clock;
    }

    /** How long to wait before the next receive. */
    synchronized Duration pause() {
        var left = pause.minus(clock.since(pausedSince));
        return failures == 0 || left.isNegative() ? Duration.ZERO : left;
    }

    /** How many messages to ask for: what can't be handled is not received in vain. */
    synchronized int most() {
        return failures == 0 ? MOST_MESSAGES : 1;
    }

    /** The queue can't be received from. */
    synchronized void failed() {
        slowDown();
    }

    /**
     * Nothing of what was received could be brought to an end.
     *
     * @return how often in a row
     */
    synchronized int fruitless() {
        fruitless = true;
        slowDown();
        return failures;
    }

    /** The queue can be received from and has nothing to show. */
    synchronized void idle() {
        if (!fruitless) {
            fruitful();
        }
    }

    /** Something was brought to an end: full speed at once. */
    synchronized void fruitful() {
        failures = 0;
        fruitless = false;
    }

    /** Failures of several threads within one pause count once. */
    private void slowDown() {
        if (pause().isZero()) {
            var grown = FIRST_PAUSE.multipliedBy(1L << Math.min(DOUBLINGS, failures));
            pause = grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
            pausedSince = clock.nanos();
            failures++;
        }
    }
}
