package io.github.callbackpoller.port;

import io.github.callbackpoller.decision.Happening;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one message.
 *
 * @param happening in one word
 * @param subject which step and job
 * @param delay until the next look, if there is one
 * @param detail for people; never a token
 */
public record PollerEvent(
        Happening happening, EventSubject subject, Optional<Duration> delay, String detail) {}
