package io.github.callbackpoller.job;

/**
 * Says why an adapter could not do what it was asked. Any other exception of an adapter is taken as
 * {@link Kind#RETRY_LATER}.
 */
public final class JobAdapterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What may be done about it. */
    public enum Kind {
        /** The service asks for fewer calls; nothing was done. */
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

    /**
     * @param kind what may be done about it
     * @param message what happened, to which job, without secrets
     * @param cause what the service's client threw
     */
    public JobAdapterException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /**
     * @param kind what may be done about it
     * @param message what happened, to which job, without secrets
     */
    public JobAdapterException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What may be done about it. */
    public Kind kind() {
        return kind;
    }
}
