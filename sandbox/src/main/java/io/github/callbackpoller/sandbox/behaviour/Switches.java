package io.github.callbackpoller.sandbox.behaviour;

/**
 * What AWS does not document: each reading can be played, so that tests can play them all.
 * Thread-safe.
 */
public final class Switches {
    private volatile Refusal sameAnswerAgain = Refusal.CONFLICT;
    private volatile Refusal oppositeAnswer = Refusal.CONFLICT;
    private volatile Refusal unknownToken = Refusal.RESOURCE_NOT_FOUND;
    private volatile FirstStatus firstStatus = FirstStatus.EXECUTING;
    private volatile StoppedStep stoppedStep = StoppedStep.STOPPED;
    private volatile RetryRunId retryRunId = RetryRunId.FRESH;

    /** The readings that seem likeliest. */
    public Switches() {}

    /** The error that refuses an answer. */
    public enum Refusal {
        /** ConflictException. */
        CONFLICT,
        /** ResourceNotFound. */
        RESOURCE_NOT_FOUND,
        /** ValidationException. */
        VALIDATION
    }

    /** The status in the first message of a callback step. */
    public enum FirstStatus {
        /** "Executing". */
        EXECUTING,
        /** "Starting". */
        STARTING,
        /** The message has no status. */
        ABSENT
    }

    /** How a step ends that is answered while its execution is stopping. */
    public enum StoppedStep {
        /** Stopped, whatever the answer. */
        STOPPED,
        /** Succeeded or Failed, as it was answered. */
        AS_ANSWERED
    }

    /** The id of the run by which Glue retries a failed one. */
    public enum RetryRunId {
        /** An id like any other. */
        FRESH,
        /** The first run's id and {@code _attempt_N}. */
        ATTEMPT_SUFFIX
    }

    /** The error for an answer like the one that was given, under another ClientRequestToken. */
    public Refusal sameAnswerAgain() {
        return sameAnswerAgain;
    }

    /** Sets the error for an answer like the one that was given. */
    public void sameAnswerAgain(Refusal refusal) {
        sameAnswerAgain = refusal;
    }

    /**
     * The error for Success after Failure and the reverse, and for a step that ended unanswered.
     */
    public Refusal oppositeAnswer() {
        return oppositeAnswer;
    }

    /** Sets the error for Success after Failure and the reverse. */
    public void oppositeAnswer(Refusal refusal) {
        oppositeAnswer = refusal;
    }

    /** Sets both errors for a token that has its answer. */
    public void alreadyAnswered(Refusal refusal) {
        sameAnswerAgain = refusal;
        oppositeAnswer = refusal;
    }

    /** The error for a token that was never issued. */
    public Refusal unknownToken() {
        return unknownToken;
    }

    /** Sets the error for a token that was never issued. */
    public void unknownToken(Refusal refusal) {
        unknownToken = refusal;
    }

    /** The status in the first message of a callback step. */
    public FirstStatus firstStatus() {
        return firstStatus;
    }

    /** Sets the status in the first message of a callback step. */
    public void firstStatus(FirstStatus status) {
        firstStatus = status;
    }

    /** How a step ends that is answered while its execution is stopping. */
    public StoppedStep stoppedStep() {
        return stoppedStep;
    }

    /** Sets how a step ends that is answered while its execution is stopping. */
    public void stoppedStep(StoppedStep reading) {
        stoppedStep = reading;
    }

    /** The id of the run by which Glue retries a failed one. */
    public RetryRunId retryRunId() {
        return retryRunId;
    }

    /** Sets the id of the run by which Glue retries a failed one. */
    public void retryRunId(RetryRunId reading) {
        retryRunId = reading;
    }
}
