package io.github.callbackpoller.testkit.simulation;

/**
 * How much goes wrong in a world. Each world has troubles of its own (swarm testing): what never
 * happens in one can happen often in another, and rare combinations come up.
 *
 * @param crash a process dies before or after a call, per call
 * @param pause a process is held up at a call, often for longer than messages stay invisible
 * @param throttle a call is refused for now
 * @param failure a call fails without an effect
 * @param lost a call takes effect and its answer is lost
 * @param slow a call takes seconds
 * @param duplicate a message is delivered a second time
 * @param partial an entry of a batch fails
 * @param jitter how many milliseconds messages, runs and tokens may show late
 * @param skew how many milliseconds a host's clock may be wrong
 */
record Weather(
        double crash,
        double pause,
        double throttle,
        double failure,
        double lost,
        double slow,
        double duplicate,
        double partial,
        long jitter,
        long skew) {

    static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final double[] RATES = {0, 0, 0.01, 0.05, 0.15};
    private static final long[] JITTERS = {0, 0, 500, 5_000, 40_000};
    private static final long[] SKEWS = {0, 0, 2_000, 60_000, 600_000};

    private static final int CALM_ONE_IN = 8;

    static Weather chosen(Choices choices) {
        return choices.pick(CALM_ONE_IN) == 0 ? CALM : rough(choices);
    }

    boolean isCalm() {
        return equals(CALM);
    }

    private static Weather rough(Choices choices) {
        return new Weather(
                rate(choices) / 5,
                rate(choices) / 5,
                rate(choices),
                rate(choices),
                rate(choices),
                rate(choices),
                rate(choices) / 3,
                rate(choices) / 3,
                JITTERS[choices.pick(JITTERS.length)],
                SKEWS[choices.pick(SKEWS.length)]);
    }

    /** Whether an answer may have to be given for want of a status. */
    boolean failsReads() {
        return throttle > 0 || failure > 0 || lost > 0;
    }

    private static double rate(Choices choices) {
        return RATES[choices.pick(RATES.length)];
    }
}
