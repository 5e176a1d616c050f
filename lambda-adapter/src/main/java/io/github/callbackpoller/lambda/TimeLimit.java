package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time that an invocation has, and how much of it is kept back. */
final class TimeLimit {
    /** What one more call may take, with its retry. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    /** What it takes to send what came of the last call. */
    private static final Duration SEND = Duration.ofSeconds(2);

    /** What it takes to answer Lambda. */
    private static final Duration ANSWER = Duration.ofMillis(500);

    private final Instant end;
    private final Instant finishBy;
    private final Instant workBy;
    private final Instant sendBy;
    private final InstantSource clock;

    TimeLimit(Context context, InstantSource clock) {
        this.clock = clock;
        var now = clock.instant();
        var left = Duration.ofMillis(Math.max(0, context.getRemainingTimeInMillis()));
        end = now.plus(left);
        finishBy = end.minus(shorter(RESERVE, left.dividedBy(3)));
        workBy = end.minus(shorter(SEND, left.dividedBy(5)));
        sendBy = end.minus(shorter(ANSWER, left.dividedBy(10)));
    }

    /** When Lambda ends the process. */
    Instant end() {
        return end;
    }

    /** When to begin nothing new. */
    Instant finishBy() {
        return finishBy;
    }

    /** When calls must have ended that look, start, stop or answer. */
    Instant workBy() {
        return workBy;
    }

    /** When calls must have ended that send. */
    Instant sendBy() {
        return sendBy;
    }

    /** Whether there is no time even to send messages again. */
    boolean isUp() {
        return !clock.instant().isBefore(workBy);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
