package io.github.callbackpoller.trouble;

/** A call failed for a reason that other calls have too; whoever catches it says so. */
public final class TroubleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final transient Trouble trouble;

    /**
     * @param trouble what is wrong
     * @param cause what the service's client threw
     */
    public TroubleException(Trouble trouble, Throwable cause) {
        super(trouble.scope() + " " + trouble.problem(), cause);
        this.trouble = trouble;
    }

    /** What is wrong. */
    public Trouble trouble() {
        return trouble;
    }
}
