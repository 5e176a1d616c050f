package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known when a message is decided.
 *
 * @param message the message
 * @param definition its job's definition
 * @param seen what was looked at
 * @param here how the message came to this host
 * @param exhausted whether hops or rescues are used up, which counts as the deadline
 */
record Situation(
        PollerMessage message,
        JobDefinition definition,
        Observation seen,
        Circumstances here,
        boolean exhausted) {

    Instant now() {
        return here.now();
    }

    /** Whether the deadline that the message carries has passed. */
    boolean overdue() {
        return exhausted || message.isOverdue(now());
    }

    /** How this attempt at the step stands. */
    StepView.State state() {
        return showsAnEarlierAttempt() ? StepView.State.UNKNOWN : seen.view().state();
    }

    boolean showsAnEarlierAttempt() {
        return EarlierAttempt.isShown(seen.view(), message, now());
    }

    /** The tally after a look that came to nothing; one that was held back counts for nothing. */
    Tally missed() {
        return isHeldBack() ? message.tally() : message.tally().missed();
    }

    /** What to call a look that came to nothing. */
    Happening untold() {
        return isHeldBack() ? Happening.HELD_BACK : Happening.UNTOLD;
    }

    private boolean isHeldBack() {
        return seen.retryAfter().isPresent();
    }

    /** All runs of this attempt at the step. */
    Map<JobHandle, JobStatus> jobs(Optional<JobHandle> handle) {
        return seen.jobs(handle, since());
    }

    /** What the pipeline sends in order to stop a step does not tell when the step began. */
    private Instant since() {
        boolean tells =
                message.phase()
                        .match(
                                start -> true,
                                watch -> true,
                                stop -> stop.cause() != StopCause.PIPELINE,
                                answer -> true);
        return tells ? message.timing().firstSeen().minus(Limits.SETTLES_AFTER) : Instant.EPOCH;
    }

    Situation with(PollerMessage other) {
        return new Situation(other, definition, seen, here, exhausted);
    }
}
