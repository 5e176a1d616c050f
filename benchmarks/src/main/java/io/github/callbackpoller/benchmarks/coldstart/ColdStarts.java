package io.github.callbackpoller.benchmarks.coldstart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts every variant in turn, round by round, so that a noisy moment meets all alike. */
final class ColdStarts {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Environment environment;
    private final Map<Variant, List<Double>> millis = new LinkedHashMap<>();

    ColdStarts(Environment environment, List<Variant> variants) {
        this.environment = environment;
        variants.forEach(variant -> millis.put(variant, new ArrayList<>()));
    }

    /** Writes the archives that variants start from. */
    void writeArchives() throws IOException, InterruptedException {
        for (var variant : millis.keySet()) {
            if (variant.mode().isArchived()) {
                environment.archive(variant);
            }
        }
    }

    /** Starts each variant once. */
    void round() throws IOException, InterruptedException {
        for (var variant : millis.keySet()) {
            millis.get(variant).add(environment.start(variant).nanos() / NANOS_PER_MILLI);
        }
    }

    /** The median of a variant, in milliseconds. */
    double median(Variant variant) {
        var sorted = new ArrayList<>(millis.getOrDefault(variant, List.of()));
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
