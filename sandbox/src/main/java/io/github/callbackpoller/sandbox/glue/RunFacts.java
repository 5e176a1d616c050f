package io.github.callbackpoller.sandbox.glue;

import java.util.Map;
import java.util.Optional;

/**
 * What does not change in a run.
 *
 * @param job the job as it was when the run began
 * @param arguments the run's own, as StartJobRun gave them
 * @param timeoutMinutes after which it times out
 * @param queued whether it waits if there is no place for it
 * @param retry which retry it is; empty for a first attempt
 */
record RunFacts(
        GlueJob job,
        Map<String, String> arguments,
        int timeoutMinutes,
        boolean queued,
        Optional<Retry> retry) {

    /**
     * A retry by Glue itself.
     *
     * @param attempt from 1
     * @param firstRunId the run that was asked for
     * @param previousRunId the run that failed
     */
    record Retry(int attempt, String firstRunId, String previousRunId) {}

    int attempt() {
        return retry.map(Retry::attempt).orElse(0);
    }

    boolean hasRetriesLeft() {
        return attempt() < job.maxRetries();
    }

    /** The facts of the run that follows the failed run with this id. */
    RunFacts retryOf(String failedId) {
        var first = retry.map(Retry::firstRunId).orElse(failedId);
        var next = new Retry(attempt() + 1, first, failedId);
        return new RunFacts(job, arguments, timeoutMinutes, queued, Optional.of(next));
    }
}
