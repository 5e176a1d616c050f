package io.github.callbackpoller.lambda;

import io.github.callbackpoller.port.QueueName;
import java.util.Set;

/** Which queues a function is for. */
public enum Role {
    /** Starts jobs. */
    START(Set.of(QueueName.CALLBACK)),
    /** Checks jobs and answers. */
    CHECK(Set.of(QueueName.CHECK)),
    /** Answers, rescues or parks what was received too often. */
    DEAD_LETTERS(Set.of(QueueName.CALLBACK_DEAD_LETTERS, QueueName.CHECK_DEAD_LETTERS)),
    /** All of it. */
    ALL(
            Set.of(
                    QueueName.CALLBACK,
                    QueueName.CHECK,
                    QueueName.CALLBACK_DEAD_LETTERS,
                    QueueName.CHECK_DEAD_LETTERS));

    @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable.
    private final Set<QueueName> queues;

    Role(Set<QueueName> queues) {
        this.queues = queues;
    }

    boolean isFor(QueueName queue) {
        return queues.contains(queue);
    }
}
