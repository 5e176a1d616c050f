package io.github.callbackpoller.sweep;

/** What was asked for could not be read, now or at all. */
public final class UnreadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean passing;

    /**
     * @param message what could not be read, and why; never a token
     * @param passing whether it may be read another time
     * @param cause what the client said
     */
    public UnreadException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether it may be read another time. */
    public boolean isPassing() {
        return passing;
    }
}
