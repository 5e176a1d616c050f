package io.github.callbackpoller.decision;

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

    /**
     * The wait before the next check.
     *
     * @param elapsed how long the run has lasted
     * @param history how long earlier runs of the job took
     */
    Duration delayAfter(Duration elapsed, RunHistory history);

    /**
     * Looks again when the finished job would, on average, have been waiting for as long as one
     * check is worth; never waits longer than the run has already lasted (two minutes at first),
     * nor 900 s. See docs/adr for the rule and its guarantees.
     *
     * @param checkCost what one check is worth in delay; larger means fewer checks and later
     *     answers
     */
    static PollSchedule breakEven(Duration checkCost) {
        return new BreakEven(checkCost);
    }

    /** Waits the same every time. */
    static PollSchedule fixed(Duration delay) {
        return (elapsed, history) -> delay;
    }
}
