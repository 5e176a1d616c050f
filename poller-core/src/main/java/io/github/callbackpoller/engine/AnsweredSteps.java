package io.github.callbackpoller.engine;

import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Instant;

/**
 * Remembers which steps this process knows to have their answer: it saw one taken, or the step
 * over. Further answers to them need not be sent. Bounded; what is forgotten costs a call.
 * Thread-safe.
 */
final class AnsweredSteps {
    private static final int MOST = 10_000;

    private final Recent<Attempt, Boolean> answered = new Recent<>(MOST);

    /** A step that is run again under its token is another attempt, first seen later. */
    private record Attempt(JobKey key, Instant firstSeen) {
        static Attempt of(PollerMessage message) {
            return new Attempt(message.step().key(), message.timing().firstSeen());
        }
    }

    synchronized void remember(PollerMessage message) {
        answered.put(Attempt.of(message), true);
    }

    synchronized boolean know(PollerMessage message) {
        return answered.containsKey(Attempt.of(message));
    }
}
