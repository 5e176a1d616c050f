package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.time.Instant;

/** How long to wait after a try that came to nothing. Spread by key, so that steps drift apart. */
final class Backoff {
    private static final double START_FIRST_SECONDS = 20;
    private static final double START_LONGEST_SECONDS = 300;
    private static final double START_LONGEST_WHEN_OLD_SECONDS = 60;
    private static final double START_GROWTH = 1.6;
    private static final double LOOK_FIRST_SECONDS = 20;
    private static final double ANSWER_FIRST_SECONDS = 2;
    private static final double SPREAD = 0.2;

    private Backoff() {}

    /** Before the job is tried to be started again: the longer a step has waited, the sooner. */
    static Duration beforeStart(PollerMessage message, Instant now) {
        double waited = seconds(Duration.between(message.timing().firstSeen(), now));
        double allowed =
                seconds(
                        Duration.between(
                                message.timing().firstSeen(), message.timing().deadline()));
        double age = allowed <= 0 ? 1 : Math.min(1, Math.max(0, waited / allowed));
        double longest =
                START_LONGEST_SECONDS
                        - age * (START_LONGEST_SECONDS - START_LONGEST_WHEN_OLD_SECONDS);
        double grown = START_FIRST_SECONDS * Math.pow(START_GROWTH, message.tally().misses());
        return spread(Math.min(longest, grown), message.step().key());
    }

    /** Before it is looked again whether the job has been started. */
    static Duration beforeLookAtStart(Situation situation) {
        return situation
                .seen()
                .retryAfter()
                .map(Waits::wholeSeconds)
                .orElseGet(() -> beforeStart(situation.message(), situation.now()));
    }

    /** Before a status is read again that could not be told. */
    static Duration beforeLook(Situation situation) {
        return situation
                .seen()
                .retryAfter()
                .map(Waits::wholeSeconds)
                .orElseGet(() -> doubling(LOOK_FIRST_SECONDS, situation.message()));
    }

    /** Before the answer is sent again. */
    static Duration beforeAnswer(PollerMessage message, AnswerResult result) {
        return result.retryAfter()
                .map(Waits::wholeSeconds)
                .orElseGet(() -> doubling(ANSWER_FIRST_SECONDS, message));
    }

    /** A wait moved by at most a fifth. */
    private static Duration spread(double seconds, JobKey key) {
        double moved = seconds * (1 - SPREAD + 2 * SPREAD * key.spread());
        return Duration.ofSeconds(Math.max(1, Math.round(moved)));
    }

    private static Duration doubling(double firstSeconds, PollerMessage message) {
        double longest = PollerMessage.LONGEST_DELAY.toSeconds() / (1 + SPREAD);
        double grown = firstSeconds * Math.pow(2, message.tally().misses());
        return spread(Math.min(longest, grown), message.step().key());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
