package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.message.CallbackStep;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** A callback step of a simulated pipeline, alone in its execution. */
final class SimulatedStep {
    final int index;
    final Attempt attempt;
    final long began;
    final long visibleFrom;
    final Set<String> counted;
    final Map<String, Set<String>> requestTokens = new HashMap<>();
    StepStatus status = StepStatus.EXECUTING;
    Optional<String> answer = Optional.empty();
    long stopAsked = Agenda.NEVER;
    long ended = Agenda.NEVER;
    long spent = Agenda.NEVER;
    long due;
    int deadLetters;
    int callbackMessages;
    boolean movedBack;
    private boolean unwatched;
    private boolean purged;
    private boolean lost;
    private Optional<Seniority> latestPurged = Optional.empty();

    /**
     * Which try of a step it is.
     *
     * @param token by number
     * @param execution by number
     * @param number from 0
     * @param reuses whether the try before had the same token
     */
    record Attempt(int token, int execution, int number, boolean reuses) {
        private static final int TOKENS = 32;

        static Attempt first(int index) {
            return new Attempt(index, index, 0, false);
        }

        Attempt next(boolean reuse) {
            return new Attempt(reuse ? token : token + TOKENS, execution, number + 1, reuse);
        }
    }

    SimulatedStep(int index, Attempt attempt, Set<String> counted, long began, long visibleFrom) {
        this.index = index;
        this.attempt = attempt;
        this.counted = counted;
        this.began = began;
        this.visibleFrom = visibleFrom;
    }

    CallbackStep names() {
        return Names.step(attempt.token(), attempt.execution());
    }

    String token() {
        return Names.token(attempt.token());
    }

    String execution() {
        return Names.execution(attempt.execution());
    }

    /** What its job gets, as JSON. */
    String arguments() {
        return "{\"input\":\"s3://bucket/" + index + "\"}";
    }

    boolean isWaiting() {
        return status == StepStatus.EXECUTING || status == StepStatus.STOPPING;
    }

    /** Whether somebody owes it an answer: not if its last message was purged. */
    boolean isOwedAnAnswer() {
        return isWaiting() && !purged;
    }

    /** Whether its last message was purged, so that nobody can know of it. */
    boolean isForgotten() {
        return purged;
    }

    void sent() {
        purged = false;
    }

    void purged(Seniority message, int left) {
        latestPurged =
                latestPurged
                        .filter(latest -> latest.isAfter(message))
                        .or(() -> Optional.of(message));
        forget(left == 0);
    }

    /** A message goes that a purged one had taken the place of: it need not stay. */
    void deleted(Seniority message, int left) {
        boolean superseded = latestPurged.filter(latest -> !message.isAfter(latest)).isPresent();
        forget(left == 0 && superseded);
    }

    private void forget(boolean really) {
        purged |= really;
        lost |= really;
    }

    /** Whether there was a time when no message told of it. */
    boolean wasForgotten() {
        return lost;
    }

    boolean losesMessages() {
        return latestPurged.isPresent();
    }

    boolean wasStopped() {
        return stopAsked != Agenda.NEVER;
    }

    /** Somebody has an answer for it, whether it takes it or not. */
    void offered(String text) {
        unwatched |= text.startsWith("No host");
    }

    /** Whether its answer says that its job may go on, or would have, had the step waited. */
    boolean wasToldOfALiveJob() {
        return unwatched
                || answer.filter(text -> text.contains("still run") || text.contains("left"))
                        .isPresent();
    }
}
