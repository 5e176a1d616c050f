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

    /** How a step ends that is answered while its execution is stopping. */
    public static final Switch<StoppedStep> STOPPED_STEP =
            new Switch<>("stopped-step", StoppedStep.class, StoppedStep.STOPPED);

    /** The id of the run by which Glue retries a failed one. */
    public static final Switch<RetryRunId> RETRY_RUN_ID =
            new Switch<>("retry-run-id", RetryRunId.class, RetryRunId.FRESH);

    /** All there are. */
    public static final List<Switch<?>> ALL =
            List.of(
                    SAME_ANSWER_AGAIN,
                    OPPOSITE_ANSWER,
                    UNKNOWN_TOKEN,
                    FIRST_STATUS,
                    STOPPED_STEP,
                    RETRY_RUN_ID);

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
}
