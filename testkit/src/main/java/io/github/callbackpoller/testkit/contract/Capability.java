package io.github.callbackpoller.testkit.contract;

/** What an adapter, or the service that a test plays for it, may lack. */
public enum Capability {
    /** Jobs are found by their key. Without it, starting twice must give one job. */
    FIND,
    /** Jobs can be stopped. */
    STOP,
    /** Earlier runs of a job tell how long they took. */
    HISTORY,
    /** The test can make the service ask for fewer calls. */
    THROTTLE,
    /** The test can make the service hang. */
    HANG
}
