package io.github.callbackpoller.sweep;

import java.util.Optional;

/**
 * How a sweep goes.
 *
 * @param queueUrl the callback queue: steps that wait on another are somebody else's
 * @param pipeline the one pipeline to look at; all, if empty
 * @param dryRun whether it only tells what it would do
 * @param all whether it helps steps, too, whose messages may be alive; right after a queue was
 *     purged
 */
public record SweepSettings(
        String queueUrl, Optional<String> pipeline, boolean dryRun, boolean all) {

    /** All pipelines, only steps whose messages must be lost. */
    public static SweepSettings of(String queueUrl) {
        return new SweepSettings(queueUrl, Optional.empty(), false, false);
    }
}
