package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;

/**
 * Says how long to wait before a running job is looked at again. Pure and thread-safe: the same
 * arguments give the same delay.
 */
@FunctionalInterface
public interface PollSchedule {

    /** What one check is worth in seconds of delay unless somebody says otherwise. */
    Duration CHECK_COST = Duration.ofSeconds(5);

    /** How long the break-even schedule waits at first at most, unless somebody says otherwise. */
    Duration EARLY_WAIT = Duration.ofMinutes(2);

    /**
     * The wait before the next check.
     *
     * @param elapsed how long the run has lasted
     * @param history how long earlier runs of the job took
     */
    Duration delayAfter(Duration elapsed, RunHistory history);

    /** This schedule for a job that wants some things otherwise. */
    default PollSchedule with(CheckPolicy policy) {
        return policy.equals(CheckPolicy.NONE) ? this : new BoundedSchedule(this, policy);
    }

    /**
     * Looks again when the finished job would, on average, have been waiting for as long as one
     * check is worth; never waits longer than the run has already lasted (two minutes at first),
     * nor 900 s. See docs/schedule.md for the rule and its guarantees.
     *
     * @param checkCost what one check is worth in delay; larger means fewer checks and later
     *     answers; 1 ms to 1 h
     * @throws IllegalArgumentException if the cost is out of its range
     */
    static PollSchedule breakEven(Duration checkCost) {
        return breakEven(checkCost, EARLY_WAIT);
    }

    /**
     * The same, with another bound on the first waits.
     *
     * @param earlyWait how long to wait at most while the run has not lasted longer, 1 s to 15 min;
     *     longer means one or two checks fewer, and a run that dies young is seen later
     * @throws IllegalArgumentException if a value is out of its range
     */
    static PollSchedule breakEven(Duration checkCost, Duration earlyWait) {
        return new BreakEven(checkCost, earlyWait);
    }

    /**
     * Waits the same every time.
     *
     * @param delay 1 s to 15 min
     * @throws IllegalArgumentException if the delay is out of its range
     */
    static PollSchedule fixed(Duration delay) {
        Waits.check("a fixed wait", delay);
        return (elapsed, history) -> delay;
    }

    /**
     * Waits twice as long each time, up to a cap: the first wait more than the run has lasted.
     *
     * @param first the first wait, 1 s to 15 min
     * @param cap the longest wait, 1 s to 15 min
     * @throws IllegalArgumentException if a wait is out of its range, or the first above the cap
     */
    static PollSchedule exponential(Duration first, Duration cap) {
        Waits.check("the first wait", first);
        Waits.check("the longest wait", cap);
        if (first.compareTo(cap) > 0) {
            throw new IllegalArgumentException(
                    "the first wait " + first + " is longer than the longest wait " + cap);
        }
        return (elapsed, history) ->
                Waits.wholeSeconds(Waits.shorter(cap, Waits.notNegative(elapsed).plus(first)));
    }
}
