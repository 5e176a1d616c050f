package io.github.callbackpoller.worker.metrics;

import static io.github.callbackpoller.worker.metrics.Metrics.label;

import io.github.callbackpoller.worker.health.Activity;
import io.github.callbackpoller.worker.health.QueueActivity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Shows what was seen of queues and threads as gauges. */
public final class ActivityMetrics {

    private ActivityMetrics() {}

    /** Registers the gauges. */
    public static void show(
            Activity activity, BooleanSupplier ready, InstantSource clock, Metrics metrics) {
        activity.queues().forEach(queue -> show(queue, clock, metrics));
        metrics.gauge(Metric.LOOP_THREADS, () -> activity.threads().alive());
        metrics.gauge(Metric.READY, () -> ready.getAsBoolean() ? 1 : 0);
    }

    /** Registers which version runs. */
    public static void showVersion(String version, Metrics metrics) {
        metrics.gauge(Metric.INFO, () -> 1, version);
    }

    private static void show(QueueActivity queue, InstantSource clock, Metrics metrics) {
        var name = label(queue.queue());
        metrics.gauge(Metric.BATCHES_IN_HAND, queue::inHand, name);
        metrics.timeGauge(
                Metric.QUEUE_REACHED_AGE,
                () -> Duration.between(queue.reachedAt(), clock.instant()),
                name);
    }
}
