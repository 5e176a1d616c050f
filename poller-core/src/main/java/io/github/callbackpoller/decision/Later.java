package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import java.util.Optional;

/**
 * A later message of the step, which this process has seen confirmed on the queue.
 *
 * @param run the run it is about; empty if it knows none, or if that does not matter
 */
public record Later(Optional<JobHandle> run) {}
