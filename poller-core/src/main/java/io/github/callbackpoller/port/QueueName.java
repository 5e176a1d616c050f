package io.github.callbackpoller.port;

/** The queues, by what they are for. */
public enum QueueName {
    /** SageMaker's messages, and starts to be tried again. */
    CALLBACK,
    /** Status checks, stops and answers. */
    CHECK,
    /** What can't be answered, with its reason. */
    PARKING,
    /** Events of the jobs' services, which ask for a check now. */
    NUDGE,
    /** What was received too often from {@link #CALLBACK}. */
    CALLBACK_DEAD_LETTERS,
    /** What was received too often from {@link #CHECK}. */
    CHECK_DEAD_LETTERS;

    /** Whether messages come here because they were received too often. */
    public boolean holdsDeadLetters() {
        return this == CALLBACK_DEAD_LETTERS || this == CHECK_DEAD_LETTERS;
    }

    /** The queue to which a message received here belongs. */
    public QueueName home() {
        return switch (this) {
            case CALLBACK, CALLBACK_DEAD_LETTERS -> CALLBACK;
            case CHECK, CHECK_DEAD_LETTERS -> CHECK;
            case PARKING -> PARKING;
            case NUDGE -> NUDGE;
        };
    }
}
