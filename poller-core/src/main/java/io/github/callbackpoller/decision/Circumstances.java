package io.github.callbackpoller.decision;

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
        Instant now, Optional<Later> later, int receiveCount, Instant invisibleUntil) {}
