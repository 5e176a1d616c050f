package io.github.callbackpoller.sandbox.glue;

/** JobRunState of the Glue API. */
enum RunState {
    STARTING,
    RUNNING,
    STOPPING,
    WAITING,
    STOPPED,
    SUCCEEDED,
    FAILED,
    TIMEOUT,
    ERROR,
    EXPIRED;

    boolean isEnd() {
        return switch (this) {
            case STARTING, RUNNING, STOPPING, WAITING -> false;
            case STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, EXPIRED -> true;
        };
    }

    /** After these, Glue itself runs the job again if it has retries left. */
    boolean isRetried() {
        return this == FAILED || this == TIMEOUT;
    }
}
