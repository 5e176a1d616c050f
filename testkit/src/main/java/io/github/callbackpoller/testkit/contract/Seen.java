package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobStatus;

/** As what a job is seen through its adapter. */
public enum Seen {
    /** It has not ended. */
    RUNNING,
    /** It is in a state that the adapter doesn't know, and is watched on. */
    UNRECOGNIZED,
    /** It did what it should. */
    SUCCEEDED,
    /** It ended badly for good. */
    FAILED,
    /** It ended badly, and the service may yet start it again by itself. */
    RETRYING,
    /** Somebody stopped it. */
    STOPPED;

    static Seen of(JobStatus status) {
        return status.match(
                running -> running.recognized() ? RUNNING : UNRECOGNIZED,
                succeeded -> SUCCEEDED,
                failed -> failed.retriesLeft() ? RETRYING : FAILED,
                stopped -> STOPPED);
    }
}
