package io.github.callbackpoller.worker.health;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two queues with one message each time, or a failure. */
public final class FakeReceiver implements MessageReceiver {
    public static final List<QueueName> QUEUES = List.of(QueueName.CALLBACK, QueueName.CHECK);

    public boolean fails;

    public static Received message(QueueName queue) {
        return new Received(queue, "{}", "r", 1, Optional.empty(), Instant.MAX);
    }

    @Override
    public Set<QueueName> queues() {
        return Set.copyOf(QUEUES);
    }

    @Override
    public Duration visibilityTimeout(QueueName queue) {
        return Duration.ofSeconds(60);
    }

    @Override
    public List<Received> receive(QueueName queue, int most, Duration wait) {
        call();
        return List.of(message(queue));
    }

    @Override
    public void acknowledge(List<Received> messages) {
        call();
    }

    @Override
    public void showAgain(List<Received> messages, Duration after) {
        call();
    }

    private void call() {
        if (fails) {
            throw new IllegalStateException("queue is gone");
        }
    }
}
