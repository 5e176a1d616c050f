package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.RunHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is believed about how long a run takes that has already lasted some time. Sorted past run
 * times cut the axis into gaps, each of which the next run falls into equally likely (Hill 1968);
 * one part more is left for a run like none of these, with the scale-free law P(D > u) = T / (T +
 * u).
 */
final class RunTimeExpectation {
    private static final double SHORTEST_SCALE_SECONDS = 120;
    private static final double OUTER_REACH = 0.1;
    private static final double NARROWEST = 0.05;

    private record Gap(double low, double high, double weight) {}

    private final List<Gap> gaps = new ArrayList<>();
    private final double lasted;
    private final double scale;
    private final double likelihood;

    private RunTimeExpectation(double[] sorted, double lasted) {
        this.lasted = lasted;
        this.scale =
                sorted.length == 0
                        ? SHORTEST_SCALE_SECONDS
                        : Math.max(SHORTEST_SCALE_SECONDS, median(sorted));
        double weight = sorted.length / (sorted.length + 1.0);
        for (int index = 0; index <= sorted.length && sorted.length > 0; index++) {
            double low = index == 0 ? sorted[0] * (1 - OUTER_REACH) : sorted[index - 1];
            double high =
                    index == sorted.length ? sorted[index - 1] * (1 + OUTER_REACH) : sorted[index];
            addGap(low, high, weight);
        }
        double left = scale / (scale + lasted);
        for (var gap : gaps) {
            left += weightLeft(gap);
        }
        this.likelihood = left;
    }

    static RunTimeExpectation from(RunHistory history, double lasted) {
        var durations = history.durationsSeconds();
        double[] sorted = new double[durations.size()];
        for (int index = 0; index < sorted.length; index++) {
            sorted[index] = Math.max(1, durations.get(index));
        }
        Arrays.sort(sorted);
        return new RunTimeExpectation(sorted, lasted);
    }

    /** For how long, on average, the run would have been over if it were looked at then. */
    double wait(double when) {
        double known = 0;
        for (var gap : gaps) {
            known += waitIn(gap, when);
        }
        double unknown =
                scale
                        * ((when - lasted) / (scale + lasted)
                                - Math.log((scale + when) / (scale + lasted)));
        return (known + unknown) / likelihood;
    }

    private void addGap(double low, double high, double weight) {
        double middle = (low + high) / 2;
        double half = Math.max(high - low, NARROWEST * middle) / 2;
        gaps.add(new Gap(Math.max(0, middle - half), middle + half, weight));
    }

    private double weightLeft(Gap gap) {
        double low = Math.max(lasted, gap.low);
        return gap.high <= lasted ? 0 : gap.weight * (gap.high - low) / (gap.high - gap.low);
    }

    private double waitIn(Gap gap, double when) {
        if (gap.high <= lasted) {
            return 0;
        }
        double low = Math.max(lasted, gap.low);
        return gap.weight
                * (squareAbove(when - low) - squareAbove(when - gap.high))
                / (2 * (gap.high - gap.low));
    }

    private static double squareAbove(double difference) {
        return difference <= 0 ? 0 : difference * difference;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
