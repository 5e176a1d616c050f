package io.github.callbackpoller.port;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as it came from a queue.
 *
 * @param queue where it was received
 * @param body its text
 * @param receipt what the host needs to acknowledge it; no business of the engine's
 * @param receiveCount how often it was received, this time included (ApproximateReceiveCount)
 * @param sentAt when the queue got it (SentTimestamp), where told
 * @param invisibleUntil until when no other host receives it
 */
public record Received(
        QueueName queue,
        String body,
        String receipt,
        int receiveCount,
        Optional<Instant> sentAt,
        Instant invisibleUntil) {

    /** Shows no body, which holds a token. */
    @Override
    public String toString() {
        return "Received[" + queue + ", receive " + receiveCount + "]";
    }
}
