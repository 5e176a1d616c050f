package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;

/** A schedule within the bounds that a job or a host sets; the bounds win. */
record BoundedSchedule(PollSchedule unbounded, CheckPolicy bounds) implements PollSchedule {

    @Override
    public Duration delayAfter(Duration elapsed, RunHistory history) {
        var wait = unbounded.delayAfter(elapsed, history);
        var atMost = bounds.longestWait().map(most -> Waits.shorter(wait, most)).orElse(wait);
        var atLeast =
                bounds.shortestWait().map(least -> Waits.longer(atMost, least)).orElse(atMost);
        return bounds.firstCheck()
                .map(first -> Waits.longer(atLeast, Waits.wholeSeconds(first.minus(elapsed))))
                .orElse(atLeast);
    }

    @Override
    public PollSchedule with(CheckPolicy policy) {
        return new BoundedSchedule(unbounded.with(policy), policy.orElse(bounds));
    }
}
