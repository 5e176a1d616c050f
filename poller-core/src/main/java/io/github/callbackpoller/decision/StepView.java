package io.github.callbackpoller.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * What SageMaker says of a step.
 *
 * @param state how the step stands
 * @param startedAt when the step began, where known
 */
public record StepView(State state, Optional<Instant> startedAt) {

    /** Nothing could be told, or nobody asked. */
    public static final StepView UNKNOWN = new StepView(State.UNKNOWN, Optional.empty());

    /** Whether nothing could be told, or nobody asked. */
    public boolean isUnknown() {
        return state == State.UNKNOWN && startedAt.isEmpty();
    }

    /** How a step stands. */
    public enum State {
        /** It waits for an answer. */
        WAITING,
        /** Its pipeline is stopping, and it still waits for an answer. */
        STOPPING,
        /** Positive proof: the step, or its whole execution, has ended. */
        OVER,
        /** No proof of anything: not listed, not asked, or the read failed. */
        UNKNOWN
    }
}
