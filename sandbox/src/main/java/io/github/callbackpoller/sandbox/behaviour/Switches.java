package io.github.callbackpoller.sandbox.behaviour;

/**
 * What AWS does not document: each reading can be played, so that tests can play them all.
 * Thread-safe.
 */
public final class Switches {

    /** How an answer is refused whose token has its answer already, or is not known. */
    public enum Refusal {
        /** ConflictException. */
        CONFLICT,
        /** ResourceNotFound. */
        RESOURCE_NOT_FOUND,
        /** ValidationException. */
        VALIDATION
    }

    private volatile Refusal alreadyAnswered = Refusal.CONFLICT;
    private volatile Refusal unknownToken = Refusal.RESOURCE_NOT_FOUND;
    private volatile String firstStatus = "Executing";

    /** The readings that seem likeliest. */
    public Switches() {}

    /** How a second, other answer is refused. */
    public Refusal alreadyAnswered() {
        return alreadyAnswered;
    }

    /** Sets how a second, other answer is refused. */
    public void alreadyAnswered(Refusal refusal) {
        alreadyAnswered = refusal;
    }

    /** How an answer with a token is refused that was never issued. */
    public Refusal unknownToken() {
        return unknownToken;
    }

    /** Sets how an answer with a token is refused that was never issued. */
    public void unknownToken(Refusal refusal) {
        unknownToken = refusal;
    }

    /** The status in a step's first message; empty for none. */
    public String firstStatus() {
        return firstStatus;
    }

    /** Sets the status in a step's first message. */
    public void firstStatus(String status) {
        firstStatus = status;
    }
}
