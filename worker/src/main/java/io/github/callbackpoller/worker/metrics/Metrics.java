package io.github.callbackpoller.worker.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The meters of one worker, each of {@link Metric}, and some of the JVM. Thread-safe. */
public final class Metrics implements AutoCloseable {

    /** The content type of {@link #scrape}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** Begins with the JVM's. */
    public Metrics() {
        List.of(
                        new JvmMemoryMetrics(),
                        collections,
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    /** All meters as they are now, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    Counter counter(Metric metric, String... labels) {
        return Counter.builder(metric.meterName())
                .description(metric.description())
                .tags(tags(metric, labels))
                .register(registry);
    }

    Timer timer(Metric metric, String... labels) {
        return Timer.builder(metric.meterName())
                .description(metric.description())
                .tags(tags(metric, labels))
                .register(registry);
    }

    DistributionSummary distribution(Metric metric, String... labels) {
        return DistributionSummary.builder(metric.meterName())
                .description(metric.description())
                .tags(tags(metric, labels))
                .register(registry);
    }

    void gauge(Metric metric, Supplier<Number> now, String... labels) {
        Gauge.builder(metric.meterName(), now)
                .description(metric.description())
                .tags(tags(metric, labels))
                .strongReference(true)
                .register(registry);
    }

    void timeGauge(Metric metric, Supplier<Duration> now, String... labels) {
        TimeGauge.builder(metric.meterName(), () -> now.get().toMillis(), TimeUnit.MILLISECONDS)
                .description(metric.description())
                .tags(tags(metric, labels))
                .strongReference(true)
                .register(registry);
    }

    /** How a constant is written as the value of a label. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<Tag> tags(Metric metric, String... values) {
        var names = metric.labels();
        if (values.length != names.size()) {
            throw new IllegalArgumentException(metric + " has the labels " + names);
        }
        var tags = new ArrayList<Tag>();
        for (int index = 0; index < values.length; index++) {
            tags.add(Tag.of(names.get(index), values[index]));
        }
        return tags;
    }
}
