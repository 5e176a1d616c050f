package io.github.callbackpoller.sandbox.glue;

import java.util.Optional;

/**
 * What does not change in a run.
 *
 * @param job the job as it was when the run began
 * @param settings with what it was started
 * @param retry of which run it is a retry; empty for a first attempt
 */
record RunFacts(GlueJob job, RunSettings settings, Optional<Retry> retry) {

    /**
     * Another attempt of a run.
     *
     * @param attempt from 1; whether a retry that was asked for counts on is unverified
     * @param firstRunId the run that was asked for
     * @param previousRunId the run that failed
     * @param byGlue whether Glue itself retries; otherwise a caller asked for it
     */
    record Retry(int attempt, String firstRunId, String previousRunId, boolean byGlue) {}

    int attempt() {
        return retry.map(Retry::attempt).orElse(0);
    }

    boolean isRetriedByGlue() {
        return retry.filter(Retry::byGlue).isPresent();
    }

    boolean hasRetriesLeft() {
        return attempt() < job.maxRetries();
    }

    /** The facts of Glue's own retry of the failed run with this id. */
    RunFacts retryOf(String failedId) {
        var first = retry.filter(Retry::byGlue).map(Retry::firstRunId).orElse(failedId);
        return new RunFacts(
                job, settings, Optional.of(new Retry(attempt() + 1, first, failedId, true)));
    }
}
