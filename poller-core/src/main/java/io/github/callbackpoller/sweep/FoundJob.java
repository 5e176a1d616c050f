package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Standing;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.Job;
import java.time.Instant;
import java.util.Optional;

/**
 * The run that was started for a waiting step.
 *
 * @param standing the run
 * @param endedAt when it ended, where known
 * @param history how long earlier runs took
 * @param job what a message must know of it, if the run still tells
 */
record FoundJob(
        Standing standing, Optional<Instant> endedAt, RunHistory history, Optional<Job> job) {}
