package io.github.callbackpoller.worker.plan;

import java.util.stream.DoubleStream;

/**
 * A logarithmic axis.
 *
 * @param least the smallest value on it, above 0
 * @param most the largest
 * @param from where the smallest is drawn
 * @param to where the largest is drawn
 */
record Axis(double least, double most, double from, double to) {

    /** An axis with a little room at both ends. */
    static Axis around(DoubleStream values, double from, double to) {
        var range = values.filter(value -> value > 0).summaryStatistics();
        return new Axis(range.getMin() * 0.8, range.getMax() * 1.25, from, to);
    }

    double at(double value) {
        double part = Math.log(Math.max(value, least) / least) / Math.log(most / least);
        return from + part * (to - from);
    }

    /** Round values on the axis: 1, 2 and 5 times powers of ten. */
    double[] marks() {
        return DoubleStream.iterate(1e-3, power -> power < 1e7, power -> power * 10)
                .flatMap(power -> DoubleStream.of(power, 2 * power, 5 * power))
                .filter(mark -> mark >= least && mark <= most)
                .toArray();
    }
}
