package io.github.callbackpoller.benchmarks.requests;

import io.github.callbackpoller.benchmarks.requests.contender.Contenders;
import io.github.callbackpoller.benchmarks.standin.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians of the rounds. */
final class Results {
    private static final String ROW = "%-20s %14s %14s %18s%n";

    private final Map<Contenders, List<Measured>> rounds = new EnumMap<>(Contenders.class);
    private final List<Contenders> order;

    Results(List<Contenders> order) {
        this.order = order;
    }

    void add(Contenders contender, Measured measured) {
        rounds.computeIfAbsent(contender, none -> new ArrayList<>()).add(measured);
    }

    String text() {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        ROW,
                        "contender",
                        "requests/check",
                        "checks/s",
                        "checks/CPU second"));
        for (var contender : order) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            ROW,
                            contender.label(),
                            String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    median(contender, Measured::requestsPerCheck)),
                            Math.round(median(contender, Measured::checksPerSecond)),
                            Math.round(median(contender, Measured::checksPerCpuSecond))));
        }
        return text.toString().stripTrailing();
    }

    String json() {
        return Json.write(Map.of("contenders", order.stream().map(this::fields).toList()));
    }

    private Map<String, Object> fields(Contenders contender) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", contender.label());
        fields.put("requestsPerCheck", median(contender, Measured::requestsPerCheck));
        fields.put("checksPerSecond", median(contender, Measured::checksPerSecond));
        fields.put("checksPerCpuSecond", median(contender, Measured::checksPerCpuSecond));
        return fields;
    }

    private double median(Contenders contender, ToDoubleFunction<Measured> figure) {
        var sorted =
                rounds.getOrDefault(contender, List.of()).stream()
                        .mapToDouble(figure)
                        .sorted()
                        .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
