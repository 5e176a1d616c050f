package io.github.callbackpoller.decision;

import java.time.Instant;

/**
 * How a message came to this host.
 *
 * @param now the time
 * @param superseded whether this process has seen a later message of the step confirmed on the
 *     queue
 * @param receiveCount how often the message has been received, this time included
 * @param invisibleUntil until when no other host receives it
 */
public record Circumstances(
        Instant now, boolean superseded, int receiveCount, Instant invisibleUntil) {}
