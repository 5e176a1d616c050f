package io.github.callbackpoller.job;

import java.time.Duration;
import java.util.Optional;

/**
 * Says why an adapter could not do what it was asked. Any other exception of an adapter is taken as
 * {@link Kind#RETRY_LATER}.
 */
public final class JobAdapterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What may be done about it. */
    public enum Kind {
        /** The service asks for fewer calls, or was spared one; nothing was done. */
        THROTTLED,
        /** There is no room for the job now (a concurrency limit); nothing was done. */
        BUSY,
        /** The call failed and may have had its effect all the same: look before trying again. */
        RETRY_LATER,
        /** Trying again will not help until somebody changes something; nothing was done. */
        HOPELESS
    }

    /** What may be done about it. */
    private final Kind kind;

    /** How long to leave the service alone, if that is known. */
    private final transient Optional<Duration> retryAfter;

    /**
     * @param kind what may be done about it
     * @param message what happened, to which job, without secrets
     * @param cause what the service's client threw
     */
    public JobAdapterException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = Optional.empty();
    }

    /**
     * The call was not made, or not taken, and may be made after a while. It does not count as a
     * try that came to nothing: the next is made when the time is over.
     *
     * @param message what happened, to which job, without secrets
     * @param retryAfter how long to leave the service alone
     * @param cause what the service's client threw
     */
    public JobAdapterException(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.kind = Kind.THROTTLED;
        this.retryAfter = Optional.of(retryAfter);
    }

    /**
     * @param kind what may be done about it
     * @param message what happened, to which job, without secrets
     */
    public JobAdapterException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.retryAfter = Optional.empty();
    }

    /** What may be done about it. */
    public Kind kind() {
        return kind;
    }

    /** How long to leave the service alone, if that is known. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
