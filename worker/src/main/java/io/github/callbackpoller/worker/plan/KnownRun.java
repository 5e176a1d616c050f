package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.job.RunHistory;

/**
 * A recorded run and what was known when it began.
 *
 * @param run the run
 * @param history how long the newest earlier runs of its job took that had ended by then
 */
public record KnownRun(RecordedRun run, RunHistory history) {}
