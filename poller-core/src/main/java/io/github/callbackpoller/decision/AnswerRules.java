package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.time.Instant;

/** Phase ANSWER: the outcome is sent until SageMaker has it, or is proved to have had one. */
final class AnswerRules {
    private static final int TRIES_WITHOUT_EXECUTION = 5;

    /**
     * How often a refusal may be for another reason than the outputs while the step can't be read.
     */
    private static final int TRIES_IN_DOUBT = 3;

    private AnswerRules() {}

    static Decision decide(
            PollerMessage message, Phase.Answer answer, AnswerResult result, Instant now) {
        return result.match(
                () -> new Decision.Discard(Happening.ANSWERED, told(answer.outcome())),
                refused -> refused(message, answer, refused, now),
                unconfirmed -> again(message, unconfirmed, unconfirmed.why(), now));
    }

    private static Decision refused(
            PollerMessage message, Phase.Answer answer, AnswerResult.Refused refused, Instant now) {
        if (refused.view().state() == StepView.State.OVER
                && !EarlierAttempt.isShown(refused.view(), message, now)) {
            return new Decision.Discard(Happening.ANSWERED_BEFORE, refused.why());
        }
        boolean doubtful =
                refused.view().state() != StepView.State.WAITING
                        && refused.view().state() != StepView.State.STOPPING
                        && message.tally().misses() < TRIES_IN_DOUBT;
        if (refused.invalid() && !doubtful && answer.outcome() instanceof JobOutcome.Succeeded) {
            var failed =
                    new JobOutcome.Failed(
                            FailureReason.of(
                                    "The job succeeded, but SageMaker refused its outputs: "
                                            + refused.why()));
            return Follow.requeue(
                    Follow.inAnswer(message, failed),
                    Duration.ZERO,
                    now,
                    Happening.ANSWER_POSTPONED,
                    refused.why());
        }
        boolean unverifiable =
                !message.step().execution().isKnown()
                        && message.tally().misses() >= TRIES_WITHOUT_EXECUTION;
        return unverifiable
                ? new Decision.Bury("SageMaker refuses the answer: " + refused.why())
                : again(message, refused, refused.why(), now);
    }

    private static Decision again(
            PollerMessage message, AnswerResult result, String why, Instant now) {
        if (message.isOverdue(now)) {
            return new Decision.Bury("no answer was confirmed within 28 days; last error: " + why);
        }
        return Follow.requeue(
                result.retryAfter().isPresent() ? message : message.with(message.tally().missed()),
                Backoff.beforeAnswer(message, result),
                now,
                Happening.ANSWER_POSTPONED,
                why);
    }

    private static String told(JobOutcome outcome) {
        return outcome.match(
                succeeded -> "Success with outputs " + succeeded.outputs().keySet(),
                failed -> "Failure: " + failed.reason());
    }
}
