package io.github.callbackpoller.port;

import java.time.Duration;

/**
 * A message to be sent.
 *
 * @param queue where to
 * @param body its text
 * @param delay until it can be received, at most 900 s
 * @param reason why it is parked; empty for all other queues
 */
public record Outgoing(QueueName queue, String body, Duration delay, String reason) {

    /** Shows no body, which holds a token. */
    @Override
    public String toString() {
        return "Outgoing[" + queue + ", delay " + delay + "]";
    }
}
