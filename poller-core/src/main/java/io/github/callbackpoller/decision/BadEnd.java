package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.Optional;

/** When a run ended that failed or was stopped. */
final class BadEnd {
    private BadEnd() {}

    /** Empty where the run has not ended badly, or its service does not tell when. */
    static Optional<Instant> of(JobStatus status) {
        return status.match(
                running -> Optional.empty(),
                succeeded -> Optional.empty(),
                JobStatus.Failed::endedAt,
                JobStatus.Stopped::endedAt);
    }
}
