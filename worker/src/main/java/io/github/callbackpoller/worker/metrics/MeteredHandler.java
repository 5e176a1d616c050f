package io.github.callbackpoller.worker.metrics;

import static io.github.callbackpoller.worker.metrics.Metrics.label;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.loop.BatchHandler;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Has batches handled by another handler, times them and counts the verdicts. Thread-safe. */
public final class MeteredHandler implements BatchHandler {
    private final BatchHandler handler;
    private final Metrics metrics;

    /**
     * @param handler does the work
     * @param metrics where it is counted, from 0 for each queue
     * @param queues those that batches come from
     */
    public MeteredHandler(BatchHandler handler, Metrics metrics, Collection<QueueName> queues) {
        this.handler = handler;
        this.metrics = metrics;
        queues.forEach(this::beginAtZero);
    }

    @Override
    public List<Verdict> handle(List<Received> batch, Instant finishBy) {
        var queue = label(batch.get(0).queue());
        var began = System.nanoTime();
        try {
            var verdicts = handler.handle(batch, finishBy);
            verdicts.forEach(
                    verdict -> metrics.counter(Metric.VERDICTS, queue, label(verdict)).increment());
            return verdicts;
        } finally {
            metrics.timer(Metric.BATCH, queue).record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private void beginAtZero(QueueName queue) {
        metrics.timer(Metric.BATCH, label(queue));
        for (var verdict : Verdict.values()) {
            metrics.counter(Metric.VERDICTS, label(queue), label(verdict));
        }
    }
}
