package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Instant;

/**
 * All that is known when a message is decided.
 *
 * @param message the message
 * @param definition its job's definition
 * @param seen what was looked at
 * @param here how the message came to this host
 * @param exhausted whether hops or rescues are used up, which counts as the deadline
 */
record Situation(
        PollerMessage message,
        JobDefinition definition,
        Observation seen,
        Circumstances here,
        boolean exhausted) {

    Instant now() {
        return here.now();
    }

    /** Whether the deadline that the message carries has passed. */
    boolean overdue() {
        return exhausted || message.isOverdue(now());
    }

    Situation with(PollerMessage other) {
        return new Situation(other, definition, seen, here, exhausted);
    }
}
