package io.github.callbackpoller.worker.metrics;

import static io.github.callbackpoller.worker.metrics.Metrics.label;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Receives through another receiver and counts. Thread-safe. */
public final class MeteredReceiver implements MessageReceiver {
    private final MessageReceiver receiver;
    private final Metrics metrics;

    /**
     * @param receiver does the work
     * @param metrics where it is counted, from 0 for each queue
     */
    public MeteredReceiver(MessageReceiver receiver, Metrics metrics) {
        this.receiver = receiver;
        this.metrics = metrics;
        for (var queue : receiver.queues()) {
            metrics.counter(Metric.MESSAGES_RECEIVED, label(queue));
            metrics.counter(Metric.RECEIVE_ERRORS, label(queue));
        }
    }

    @Override
    public Set<QueueName> queues() {
        return receiver.queues();
    }

    @Override
    public Duration visibilityTimeout(QueueName queue) {
        return receiver.visibilityTimeout(queue);
    }

    @Override
    public List<Received> receive(QueueName queue, int most, Duration wait) {
        try {
            var messages = receiver.receive(queue, most, wait);
            metrics.counter(Metric.MESSAGES_RECEIVED, label(queue)).increment(messages.size());
            return messages;
        } catch (RuntimeException e) {
            metrics.counter(Metric.RECEIVE_ERRORS, label(queue)).increment();
            throw e;
        }
    }

    @Override
    public void acknowledge(List<Received> messages) {
        receiver.acknowledge(messages);
    }

    @Override
    public void showAgain(List<Received> messages, Duration after) {
        receiver.showAgain(messages, after);
    }
}
