package io.github.callbackpoller.worker.metrics;

import static io.github.callbackpoller.worker.metrics.Metrics.label;

import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import java.util.List;

/** Sends through another sender and counts. Thread-safe. */
public final class MeteredSender implements MessageSender {
    private final MessageSender sender;
    private final Metrics metrics;

    /**
     * @param sender does the work
     * @param metrics where it is counted, from 0 for each queue
     */
    public MeteredSender(MessageSender sender, Metrics metrics) {
        this.sender = sender;
        this.metrics = metrics;
        for (var queue : List.of(QueueName.CALLBACK, QueueName.CHECK, QueueName.PARKING)) {
            metrics.counter(Metric.MESSAGES_SENT, label(queue), "true");
            metrics.counter(Metric.MESSAGES_SENT, label(queue), "false");
        }
    }

    @Override
    public List<SendResult> send(List<Outgoing> messages) {
        var results = sender.send(messages);
        for (int index = 0; index < results.size(); index++) {
            var confirmed = Boolean.toString(results.get(index).confirmed());
            metrics.counter(Metric.MESSAGES_SENT, label(messages.get(index).queue()), confirmed)
                    .increment();
        }
        return results;
    }

    @Override
    public boolean hasParkingQueue() {
        return sender.hasParkingQueue();
    }
}
