package io.github.callbackpoller.worker.plan;

import java.util.Arrays;

/**
 * Mean and percentiles of a number.
 *
 * @param mean the mean
 * @param p50 the smallest value that half of all don't exceed
 * @param p95 the same for 95 of 100
 * @param p99 the same for 99 of 100
 */
public record Distribution(double mean, double p50, double p95, double p99) {

    /** Of the values given, at least one. */
    static Distribution of(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Distribution(
                Arrays.stream(values).average().orElseThrow(),
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99));
    }

    private static double percentile(double[] sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
        return sorted[rank - 1];
    }
}
