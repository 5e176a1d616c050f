package io.github.callbackpoller.job;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as its service lists it, with what it was given to be found again.
 *
 * @param key of the request that it was started for
 * @param handle the job
 * @param status what is seen of it
 * @param context as {@link JobRequest#context()} was; empty if the service did not keep it
 * @param startedAt when it began, where known
 * @param endedAt when it ended, where known
 */
public record KeyedJob(
        JobKey key,
        JobHandle handle,
        JobStatus status,
        String context,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {}
