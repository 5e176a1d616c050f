package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import java.util.Optional;

/**
 * What must be looked at before a message can be decided.
 *
 * @param search the look-up by key
 * @param status the run whose status is needed, unless the look-up shows it
 * @param view the step
 */
public record Needs(boolean search, Optional<JobHandle> status, boolean view) {}
