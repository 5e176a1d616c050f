package io.github.callbackpoller.worker.startup;

/** A service that is needed can't be reached, or lacks what the settings name. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param message which service or queue, and why
     * @param cause what the client said
     */
    public UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
