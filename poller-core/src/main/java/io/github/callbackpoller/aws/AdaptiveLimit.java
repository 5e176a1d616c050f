package io.github.callbackpoller.aws;

import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.util.Optional;

/**
 * How many calls of one operation a second a service takes from this process, learned from its
 * throttles: additive increase, multiplicative decrease. There is no limit before the first
 * throttle. Thread-safe.
 *
 * <p>Nobody waits here. A call beyond the limit is told when to come back, each a little later than
 * the one before: those held back come back as fast as the service takes them.
 */
final class AdaptiveLimit {
    private static final double SECOND = 1e9;

    /** Which part of the calls taken in a second is kept up when the service asks for fewer. */
    private static final double DECREASE = 0.7;

    /** By how many calls a second a limit that is used up grows in a second. */
    private static final double INCREASE = 1;

    /** In calls a second: who makes fewer is not to be slowed down by a single throttle. */
    private static final double FEW = 10;

    /** In calls a second: with fewer, nobody would notice that the service takes calls again. */
    private static final double LOWEST = 0.5;

    private static final double SHORTEST_WAIT = SECOND;
    private static final double LONGEST_WAIT = 300 * SECOND;

    private final NanoClock clock;
    private double perSecond = Double.POSITIVE_INFINITY;
    private double permits;
    private long now;
    private long throttledAt;
    private double lineEndsIn;
    private long secondBegan;
    private int taken;
    private int takenBefore;

    AdaptiveLimit(NanoClock clock) {
        this.clock = clock;
        this.now = clock.nanos();
        this.secondBegan = now;
    }

    /** Empty if the call may be made now, or else how long it is to wait. */
    synchronized Optional<Duration> tryCall() {
        goOn();
        if (permits >= 1) {
            permits--;
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos((long) placeInLine()));
    }

    /** The service has taken a call. */
    synchronized void taken() {
        goOn();
        taken++;
        perSecond += INCREASE / perSecond;
    }

    /** The service asks for fewer calls; throttles of calls that were made together are one. */
    synchronized void throttled() {
        goOn();
        if (isUnlimited() || now - throttledAt >= SECOND) {
            double used = Math.max(FEW, Math.max(taken, takenBefore));
            perSecond = Math.max(LOWEST, DECREASE * Math.min(perSecond, used));
            permits = Math.min(permits, 1);
            throttledAt = now;
        }
    }

    /** Whether nobody has asked for fewer calls yet. */
    private boolean isUnlimited() {
        return Double.isInfinite(perSecond);
    }

    /** Permits are saved up for a second at most. */
    private void goOn() {
        long passed = Math.max(0, clock.nanos() - now);
        now += passed;
        lineEndsIn = Math.max(0, lineEndsIn - passed);
        permits =
                isUnlimited()
                        ? 1
                        : Math.min(Math.max(1, perSecond), permits + passed / SECOND * perSecond);
        if (now - secondBegan >= SECOND) {
            takenBefore = now - secondBegan < 2 * SECOND ? taken : 0;
            taken = 0;
            secondBegan = now;
        }
    }

    /** A line that is too long begins anew from the front, where others will come, too. */
    private double placeInLine() {
        lineEndsIn += SECOND / perSecond;
        if (lineEndsIn > LONGEST_WAIT) {
            lineEndsIn = SECOND / perSecond;
        }
        return Math.max(SHORTEST_WAIT, lineEndsIn);
    }
}
