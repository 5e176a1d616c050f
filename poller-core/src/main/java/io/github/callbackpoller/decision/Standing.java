package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one run that stands for a step, among all that were started with its key. Every host chooses
 * the same: a run that succeeded before one that runs before one that ended badly, of these the one
 * that ended last, ties by id. So two hosts never stop each other's run.
 *
 * @param handle the run
 * @param status what is seen of it
 * @param others further runs that have not ended
 */
public record Standing(JobHandle handle, JobStatus status, List<JobHandle> others) {
    private static final Comparator<Map.Entry<JobHandle, JobStatus>> BEST_FIRST =
            Comparator.<Map.Entry<JobHandle, JobStatus>>comparingInt(job -> order(job.getValue()))
                    .thenComparing(job -> endedBadly(job.getValue()), Comparator.reverseOrder())
                    .thenComparing(job -> job.getKey().id());

    /** The run that stands for its step, if there is any. */
    public static Optional<Standing> among(Map<JobHandle, JobStatus> jobs) {
        return jobs.entrySet().stream()
                .min(BEST_FIRST)
                .map(
                        best ->
                                new Standing(
                                        best.getKey(),
                                        best.getValue(),
                                        jobs.entrySet().stream()
                                                .filter(job -> !job.getValue().hasEnded())
                                                .map(Map.Entry::getKey)
                                                .filter(handle -> !handle.equals(best.getKey()))
                                                .toList()));
    }

    /** All runs that have not ended. */
    Stream<JobHandle> live() {
        return status.hasEnded()
                ? others.stream()
                : Stream.concat(Stream.of(handle), others.stream());
    }

    /** Whether the service starts the run again by itself, or has done so. */
    boolean hasRetriesLeft() {
        return status.match(
                running -> false,
                succeeded -> false,
                JobStatus.Failed::retriesLeft,
                stopped -> false);
    }

    /** Whether the service may yet start the failed run again by itself. */
    boolean mayRunAgain(Instant now) {
        return status.match(
                running -> false,
                succeeded -> false,
                failed -> mayRunAgain(failed, now),
                stopped -> false);
    }

    static boolean mayRunAgain(JobStatus.Failed failed, Instant now) {
        return failed.retriesLeft()
                && failed.endedAt()
                        .map(ended -> ended.plus(Limits.RETRY_GRACE))
                        .filter(now::isBefore)
                        .isPresent();
    }

    private static Instant endedBadly(JobStatus status) {
        return BadEnd.of(status).orElse(Instant.MIN);
    }

    private static int order(JobStatus status) {
        return status.match(running -> 1, succeeded -> 0, failed -> 2, stopped -> 3);
    }
}
