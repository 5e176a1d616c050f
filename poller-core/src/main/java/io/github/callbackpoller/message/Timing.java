package io.github.callbackpoller.message;

import java.time.Instant;

/**
 * The times that a message carries, all absolute.
 *
 * @param firstSeen when SageMaker sent the step's first message, or when it was first received
 * @param due when the message is to be looked at
 * @param hop whether the wait is longer than one SQS delay, so that the message may come before it
 *     is due
 * @param deadline when the phase must have come to its end
 */
public record Timing(Instant firstSeen, Instant due, boolean hop, Instant deadline) {

    /** The same with another deadline. */
    public Timing withDeadline(Instant other) {
        return new Timing(firstSeen, due, hop, other);
    }
}
