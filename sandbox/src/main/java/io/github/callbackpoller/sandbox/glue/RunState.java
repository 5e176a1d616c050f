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

    boolean isBadEnd() {
        return isEnd() && this != SUCCEEDED;
    }

    /** Whether a run in it counts towards its Timeout. */
    boolean consumes() {
        return this == RUNNING || this == STOPPING;
    }

    /** After it Glue itself runs the job again, if retries are left; a timeout is not retried. */
    boolean isRetried() {
        return this == FAILED;
    }
}
