package io.github.callbackpoller.decision;

import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import java.time.Instant;
import java.util.Optional;

/**
 * How a message came to this host.
 *
 * @param now the time
 * @param later what supersedes the message, as far as this process knows
 * @param receiveCount how often the message has been received, this time included
 * @param invisibleUntil until when no other host receives it
 */
public record Circumstances(
        Instant now, Optional<Later> later, int receiveCount, Instant invisibleUntil) {

    /** SageMaker sent the message and nobody has received it before: it can't have begun a run. */
    boolean isFirst(PollerMessage message) {
        return message.rank().equals(Rank.FIRST) && receiveCount <= 1;
    }
}
