package io.github.callbackpoller.testkit.contract;

/**
 * A state of the service and how its adapter must read it.
 *
 * @param word the service's word, which is also {@link
 *     io.github.callbackpoller.job.JobStatus#state()}
 * @param seen how it is read
 */
public record ServiceState(String word, Seen seen) {

    /** A job that has not ended. */
    public static ServiceState running(String word) {
        return new ServiceState(word, Seen.RUNNING);
    }

    /** A job that did what it should. */
    public static ServiceState succeeded(String word) {
        return new ServiceState(word, Seen.SUCCEEDED);
    }

    /** A job that failed for good. */
    public static ServiceState failed(String word) {
        return new ServiceState(word, Seen.FAILED);
    }

    /** A job that somebody stopped. */
    public static ServiceState stopped(String word) {
        return new ServiceState(word, Seen.STOPPED);
    }
}
