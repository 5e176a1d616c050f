package io.github.callbackpoller.glue;

import software.amazon.awssdk.services.glue.model.JobRunState;

/** What each state of a Glue job run means here: the whole enum of the SDK, in one table. */
enum GlueState {
    /** It has not ended. */
    LIVE,
    /** It did what it should. */
    SUCCEEDED,
    /** It ended badly by itself. */
    FAILED,
    /** Somebody stopped it. */
    STOPPED,
    /** A state that this version doesn't know: watched on, never taken for an end. */
    UNRECOGNIZED;

    static GlueState of(JobRunState state) {
        return switch (state) {
            case STARTING, RUNNING, STOPPING, WAITING -> LIVE;
            case SUCCEEDED -> SUCCEEDED;
            case FAILED, TIMEOUT, ERROR, EXPIRED -> FAILED;
            case STOPPED -> STOPPED;
            case UNKNOWN_TO_SDK_VERSION -> UNRECOGNIZED;
        };
    }
}
