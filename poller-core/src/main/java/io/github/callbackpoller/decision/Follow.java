package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Builds the decisions that several phases come to. */
final class Follow {
    static final Decision SUPERSEDED =
            new Decision.Discard(
                    Happening.SUPERSEDED, "a later message of the step is on the queue");

    private Follow() {}

    /** The message that follows, after a wait of any length. */
    static Decision.Requeue requeue(
            PollerMessage message, Duration wait, Instant now, Happening happening, String detail) {
        var delay =
                wait.compareTo(PollerMessage.LONGEST_DELAY) > 0
                        ? PollerMessage.LONGEST_DELAY
                        : wait;
        return new Decision.Requeue(message.after(wait, now), delay, List.of(), happening, detail);
    }

    /** The rest of a wait that is longer than one SQS delay. */
    static Decision hop(PollerMessage message, Instant now) {
        var rest = Duration.between(now, message.timing().due());
        return requeue(message, rest, now, Happening.HOP, "due at " + message.timing().due());
    }

    /** Tell the pipeline that the step failed. */
    static Decision fail(PollerMessage message, String reason) {
        return answer(message, new JobOutcome.Failed(FailureReason.of(reason)));
    }

    static Decision answer(PollerMessage message, JobOutcome outcome) {
        return new Decision.Answer(inAnswer(message, outcome));
    }

    static PollerMessage inAnswer(PollerMessage message, JobOutcome outcome) {
        var deadline = message.timing().firstSeen().plus(Limits.ANSWER_BOUND);
        return message.in(new Phase.Answer(outcome), deadline);
    }

    /** Go over to stopping; the runs named are told at once. */
    static Decision stop(PollerMessage message, Phase.Stop stop, List<JobHandle> running) {
        return requeue(
                        message.in(stop, stop.since().plus(stopBound(stop.cause()))),
                        Limits.STOP_FIRST_LOOK,
                        stop.since(),
                        Happening.STOPPING,
                        stop.cause().because())
                .stoppingFirst(running);
    }

    private static Duration stopBound(StopCause cause) {
        return switch (cause) {
            case PIPELINE, DEADLINE -> Limits.STOP_BOUND;
            case NOBODY_WAITS -> Limits.UNHURRIED_STOP_BOUND;
        };
    }
}
