package io.github.callbackpoller.sandbox.behaviour;

import java.util.List;

/**
 * Something that AWS does not document, and how it can be read.
 *
 * @param name what it is called outside of Java
 * @param type the readings there are
 * @param usual the one that seems likeliest
 * @param <E> the readings there are
 */
public record Switch<E extends Enum<E>>(String name, Class<E> type, E usual) {

    /** The error for an answer like the one that was given, under another ClientRequestToken. */
    public static final Switch<Refusal> SAME_ANSWER_AGAIN =
            new Switch<>("same-answer-again", Refusal.class, Refusal.CONFLICT);

    /**
     * The error for Success after Failure and the reverse, and for a step that ended unanswered.
     */
    public static final Switch<Refusal> OPPOSITE_ANSWER =
            new Switch<>("opposite-answer", Refusal.class, Refusal.CONFLICT);

    /** The error for a token that was never issued. */
    public static final Switch<Refusal> UNKNOWN_TOKEN =
            new Switch<>("unknown-token", Refusal.class, Refusal.RESOURCE_NOT_FOUND);

    /** The status in the first message of a callback step. */
    public static final Switch<FirstStatus> FIRST_STATUS =
            new Switch<>("first-status", FirstStatus.class, FirstStatus.EXECUTING);

    /** How the status is called in the messages of callback steps. */
    public static final Switch<StatusKey> STATUS_KEY =
            new Switch<>("status-key", StatusKey.class, StatusKey.LOWER_CASE);

    /** Whether the messages of callback steps name their step. */
    public static final Switch<StepName> STEP_NAME =
            new Switch<>("step-name", StepName.class, StepName.ABSENT);

    /** The token in the message that asks a callback step to stop. */
    public static final Switch<StopToken> STOP_TOKEN =
            new Switch<>("stop-token", StopToken.class, StopToken.SAME);

    /** The token of a callback step that runs again by RetryPipelineExecution. */
    public static final Switch<RetryToken> RETRY_TOKEN =
            new Switch<>("retry-token", RetryToken.class, RetryToken.FRESH);

    /** What becomes of an answer with an output that its step does not declare. */
    public static final Switch<UndeclaredOutput> UNDECLARED_OUTPUT =
            new Switch<>("undeclared-output", UndeclaredOutput.class, UndeclaredOutput.TAKEN);

    /** What becomes of a request with an earlier one's ClientRequestToken and another content. */
    public static final Switch<ChangedRequest> CHANGED_REQUEST =
            new Switch<>("changed-request", ChangedRequest.class, ChangedRequest.CONFLICT);

    /** What becomes of the callback steps that wait when another step fails. */
    public static final Switch<BesideFailure> BESIDE_FAILURE =
            new Switch<>("beside-failure", BesideFailure.class, BesideFailure.WAITED_FOR);

    /** How a step ends that is answered while its execution is stopping. */
    public static final Switch<StoppedStep> STOPPED_STEP =
            new Switch<>("stopped-step", StoppedStep.class, StoppedStep.STOPPED);

    /** The id of the run by which Glue retries a failed one. */
    public static final Switch<RetryRunId> RETRY_RUN_ID =
            new Switch<>("retry-run-id", RetryRunId.class, RetryRunId.FRESH);

    /** What is told of the runs of a job that was deleted. */
    public static final Switch<DeletedJobRuns> DELETED_JOB_RUNS =
            new Switch<>("deleted-job-runs", DeletedJobRuns.class, DeletedJobRuns.NOT_FOUND);

    /** All there are. */
    public static final List<Switch<?>> ALL =
            List.of(
                    SAME_ANSWER_AGAIN,
                    OPPOSITE_ANSWER,
                    UNKNOWN_TOKEN,
                    FIRST_STATUS,
                    STATUS_KEY,
                    STEP_NAME,
                    STOP_TOKEN,
                    RETRY_TOKEN,
                    UNDECLARED_OUTPUT,
                    CHANGED_REQUEST,
                    BESIDE_FAILURE,
                    STOPPED_STEP,
                    RETRY_RUN_ID,
                    DELETED_JOB_RUNS);

    /** The readings there are, the order being of no meaning. */
    public List<E> readings() {
        return List.of(type.getEnumConstants());
    }

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

    /** How the status is called in the messages of callback steps. */
    public enum StatusKey {
        /** "status". */
        LOWER_CASE,
        /** "Status". */
        CAPITALISED
    }

    /** Whether the messages of callback steps name their step. */
    public enum StepName {
        /** They don't. */
        ABSENT,
        /** They do, as "stepName". */
        PRESENT
    }

    /** The token in the message that asks a callback step to stop. */
    public enum StopToken {
        /** The one of the first message. */
        SAME,
        /** Another; either answers the step, and the newest is shown. */
        FRESH
    }

    /** The token of a callback step that runs again. */
    public enum RetryToken {
        /** Another; the earlier one counts no more. */
        FRESH,
        /** The one of the attempt before. */
        REUSED
    }

    /** What becomes of an answer with an output that its step does not declare. */
    public enum UndeclaredOutput {
        /** It counts like any other. */
        TAKEN,
        /** ValidationException; the step goes on waiting. */
        REFUSED
    }

    /** What becomes of a request with an earlier one's ClientRequestToken and another content. */
    public enum ChangedRequest {
        /** ConflictException. */
        CONFLICT,
        /** It is answered as the earlier one was, and has no effect. */
        ANSWERED_AS_BEFORE
    }

    /** What becomes of the callback steps that wait when another step fails. */
    public enum BesideFailure {
        /** The execution fails only after their answers. */
        WAITED_FOR,
        /** They are stopped without a message, and the execution fails at once. */
        STOPPED
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

    /** What is told of the runs of a job that was deleted. */
    public enum DeletedJobRuns {
        /** EntityNotFoundException, as for a job that never was. */
        NOT_FOUND,
        /** They are shown as before. */
        STILL_SHOWN
    }
}
