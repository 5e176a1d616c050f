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
 * @param detectionLag how long the job had ended when the step was told so, where known; never
 *     negative
 */
public record PollerEvent(
        Happening happening,
        EventSubject subject,
        Optional<Duration> delay,
        String detail,
        Optional<Duration> detectionLag) {

    /** An event of which no lag is known. */
    public PollerEvent(
            Happening happening, EventSubject subject, Optional<Duration> delay, String detail) {
        this(happening, subject, delay, detail, Optional.empty());
    }

    /** The same, of a job that had ended a while before. */
    public PollerEvent lagging(Optional<Duration> lag) {
        return new PollerEvent(happening, subject, delay, detail, lag);
    }
}
