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

    /** After it Glue itself runs the job again, if retries are left; a timeout is not retried. */
    boolean isRetried() {
        return this == FAILED;
    }
}
