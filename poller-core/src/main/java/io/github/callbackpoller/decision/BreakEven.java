package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;

/** The break-even rule of {@link PollSchedule#breakEven}: whole seconds from 1 to 900. */
final class BreakEven implements PollSchedule {
    private static final double HOP_SECONDS = PollerMessage.LONGEST_DELAY.toSeconds();

    private final Duration earlyWait;
    private final double costSeconds;
    private final double earlySeconds;

    BreakEven(Duration checkCost, Duration earlyWait) {
        if (checkCost.compareTo(CheckPolicy.LOWEST_COST) < 0
                || checkCost.compareTo(CheckPolicy.HIGHEST_COST) > 0) {
            throw new IllegalArgumentException(
                    "checkCost must be between 1ms and 1h, not " + checkCost);
        }
        Waits.check("the early wait", earlyWait);
        this.earlyWait = earlyWait;
        this.costSeconds = checkCost.toMillis() / 1000.0;
        this.earlySeconds = earlyWait.toMillis() / 1000.0;
    }

    @Override
    public PollSchedule with(CheckPolicy policy) {
        var own = policy.checkCost().map(cost -> new BreakEven(cost, earlyWait)).orElse(this);
        return policy.equals(CheckPolicy.NONE) ? own : new BoundedSchedule(own, policy);
    }

    @Override
    public Duration delayAfter(Duration elapsed, RunHistory history) {
        double lasted = Math.max(0, elapsed.toMillis() / 1000.0);
        var expectation = RunTimeExpectation.from(history, lasted);
        double longest = Math.min(Math.max(earlySeconds, lasted), HOP_SECONDS);
        long seconds = Math.max(1, (long) Math.ceil(longest));
        if (expectation.wait(lasted + longest) > costSeconds) {
            seconds = firstAbove(expectation, lasted, seconds);
        }
        return Duration.ofSeconds(seconds);
    }

    /**
     * The first whole second at which waiting is dearer than looking; it grows from second to
     * second.
     */
    private long firstAbove(RunTimeExpectation expectation, double lasted, long above) {
        long low = 0;
        long high = above;
        while (high - low > 1) {
            long middle = (low + high) / 2;
            if (expectation.wait(lasted + middle) > costSeconds) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
