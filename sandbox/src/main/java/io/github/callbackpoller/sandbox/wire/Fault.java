package io.github.callbackpoller.sandbox.wire;

import java.time.Duration;

/**
 * Calls that go wrong.
 *
 * @param operation of which operation: {@code StartJobRun}, {@code glue:StartJobRun}, {@code
 *     glue:*} for any of a service, {@code *} for any at all
 * @param kind how
 * @param rate which share of the calls, above 0 to 1
 * @param seed chooses which: the same ones for one seed
 * @param times how many at most, 1 or more; {@link #ALWAYS} for no end
 * @param delay how late an answer is, for {@link FaultKind#LATENCY} only
 */
public record Fault(
        String operation, FaultKind kind, double rate, long seed, int times, Duration delay) {

    /** The operation that stands for any. */
    public static final String ANY = "*";

    /** So many times that it never ends. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    /**
     * @throws IllegalArgumentException naming the member that can't be and what is allowed
     */
    public Fault {
        allow(!operation.isBlank(), "operation is such as StartJobRun, glue:* or *");
        allow(rate > 0 && rate <= 1, "rate is above 0 and at most 1, not " + rate);
        allow(times >= 1, "times is 1 or more, not " + times);
        allow(
                !delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0,
                "delay is 0 to " + LONGEST_DELAY.toSeconds() + " seconds, not " + delay);
        allow(
                delay.isZero() != (kind == FaultKind.LATENCY),
                "delay goes with " + FaultKind.LATENCY + ", and with nothing else");
    }

    /** All calls of an operation, from now on. */
    public static Fault of(String operation, FaultKind kind) {
        return new Fault(operation, kind, 1, 0, ALWAYS, Duration.ZERO);
    }

    /** All answers of an operation are late, from now on. */
    public static Fault late(String operation, Duration delay) {
        return new Fault(operation, FaultKind.LATENCY, 1, 0, ALWAYS, delay);
    }

    /** The next calls only. */
    public Fault times(int most) {
        return new Fault(operation, kind, rate, seed, most, delay);
    }

    /** A share of the calls only, the same ones for one seed. */
    public Fault rate(double share, long seedOfShare) {
        return new Fault(operation, kind, share, seedOfShare, times, delay);
    }

    boolean concerns(String service, String called) {
        var own = service + ':';
        var name = operation.startsWith(own) ? operation.substring(own.length()) : operation;
        return name.equals(ANY) || name.equals(called);
    }

    private static void allow(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new IllegalArgumentException("A fault's " + otherwise);
        }
    }
}
