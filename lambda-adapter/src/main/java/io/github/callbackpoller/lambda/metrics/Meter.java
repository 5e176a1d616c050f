package io.github.callbackpoller.lambda.metrics;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.lambda.settings.MetricsSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Counts, and writes what was counted in one line of CloudWatch's embedded metric format ("Embedded
 * metric format specification" in the CloudWatch user guide). Thread-safe.
 */
public final class Meter {
    /** The most values of a metric in one line, as the specification says. */
    private static final int MOST_VALUES = 100;

    private static final String LAG = "DetectionLag";

    private final MetricsSettings settings;
    private final InstantSource clock;
    private final Consumer<String> out;
    private final Map<FunctionMetric, Long> counts = new EnumMap<>(FunctionMetric.class);
    private final List<Double> lagSeconds = new ArrayList<>();

    /**
     * @param settings where the metrics belong
     * @param clock tells the time
     * @param out takes lines
     */
    public Meter(MetricsSettings settings, InstantSource clock, Consumer<String> out) {
        this.settings = settings;
        this.clock = clock;
        this.out = out;
    }

    /** Counts. */
    public synchronized void count(FunctionMetric metric, long times) {
        if (times > 0) {
            counts.merge(metric, times, Long::sum);
        }
    }

    /** How long a job had ended when its step was told. */
    public synchronized void detected(Duration lag) {
        lagSeconds.add(Math.max(0, lag.toMillis()) / 1000.0);
    }

    /** Writes what was counted since the last time; nothing if that is nothing. */
    public synchronized void write() {
        while (!(counts.isEmpty() && lagSeconds.isEmpty())) {
            var lags = lagSeconds.subList(0, Math.min(MOST_VALUES, lagSeconds.size()));
            if (settings.enabled()) {
                out.accept(Json.write(line(List.copyOf(lags))));
            }
            counts.clear();
            lags.clear();
        }
    }

    private Map<String, Object> line(List<Double> lags) {
        var line = new LinkedHashMap<String, Object>();
        line.put(
                "_aws",
                Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(
                                Map.of(
                                        "Namespace",
                                        settings.namespace(),
                                        "Dimensions",
                                        List.of(List.copyOf(settings.dimensions().keySet())),
                                        "Metrics",
                                        definitions(lags)))));
        line.put("timestamp", clock.instant().toString());
        line.put("level", settings.logLevel());
        line.putAll(settings.dimensions());
        counts.forEach((metric, count) -> line.put(metric.label(), count));
        if (!lags.isEmpty()) {
            line.put(LAG, lags);
        }
        return line;
    }

    private List<Map<String, String>> definitions(List<Double> lags) {
        var definitions = new ArrayList<Map<String, String>>();
        counts.keySet()
                .forEach(
                        metric -> definitions.add(Map.of("Name", metric.label(), "Unit", "Count")));
        if (!lags.isEmpty()) {
            definitions.add(Map.of("Name", LAG, "Unit", "Seconds"));
        }
        return definitions;
    }
}
