package io.github.callbackpoller.sqs;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that somebody looks at.
 *
 * @param id what SQS calls it
 * @param body its text, which holds a token
 * @param receipt what gives it back or deletes it
 * @param receiveCount how often it was received, this time included
 * @param sentAt when the queue got it, where told
 * @param reason why it was parked; empty on other queues
 */
public record Letter(
        String id,
        String body,
        String receipt,
        int receiveCount,
        Optional<Instant> sentAt,
        String reason) {

    /** Shows no body, which holds a token. */
    @Override
    public String toString() {
        return "Letter[" + id + ", receive " + receiveCount + "]";
    }
}
