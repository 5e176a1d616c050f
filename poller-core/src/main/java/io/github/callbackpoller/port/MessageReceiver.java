package io.github.callbackpoller.port;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Receives messages and gives them back or away. Thread-safe. Its calls throw a {@link
 * RuntimeException} if the queue can't be reached.
 */
public interface MessageReceiver {

    /** The queues there are to receive from. */
    Set<QueueName> queues();

    /** How long a received message stays invisible. */
    Duration visibilityTimeout(QueueName queue);

    /** Waits up to a time for up to ten messages; with zero it takes what is there. */
    List<Received> receive(QueueName queue, int most, Duration wait);

    /** Deletes messages; those that are gone already are no error. */
    void acknowledge(List<Received> messages);

    /** Makes messages visible again after a time from now. */
    void showAgain(List<Received> messages, Duration after);
}
