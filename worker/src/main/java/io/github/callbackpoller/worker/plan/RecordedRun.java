package io.github.callbackpoller.worker.plan;

/**
 * A run that somebody has recorded.
 *
 * @param job which job it was of; runs of one job are each other's history
 * @param submittedAt when it began, in seconds since 1970
 * @param seconds how long it took, 1 or more
 * @param stopped whether somebody stopped it, so that it tells nothing of how long runs take
 */
public record RecordedRun(String job, long submittedAt, long seconds, boolean stopped) {

    long endedAt() {
        return submittedAt + seconds;
    }
}
