package io.github.callbackpoller.lambda.cost;

import static java.util.stream.Collectors.joining;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of docs/cost.md. */
final class CostTables {
    private static final List<Duration> LENGTHS =
            List.of(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(8));

    private static final PollSchedule OURS = PollSchedule.breakEven(PollSchedule.CHECK_COST);

    private static final int RECEIVES_A_MINUTE = 3;
    private static final int RECEIVERS = 5;
    private static final int MAPPINGS = 4;
    private static final double MINUTES_A_MONTH = 60 * 24 * 365 / 12.0;

    private CostTables() {}

    static String all(int alarms, int metrics) {
        return perCallback() + "\n" + perMonth(alarms, metrics);
    }

    private static String perCallback() {
        return Stream.of(
                        row("the job runs for", CostTables::length),
                        "|---|" + "---|".repeat(LENGTHS.size()),
                        row("checks, earlier runs known", l -> number(known(l).number())),
                        row("checks, nothing known", l -> number(unknown(l).number())),
                        row(
                                "**callback-poller**, earlier runs known",
                                l -> dollars(Waiting.callbackPoller(known(l).number(), 0))),
                        row(
                                "**callback-poller**, nothing known",
                                l -> dollars(Waiting.callbackPoller(unknown(l).number(), 0))),
                        row(
                                "the same, every invocation a cold start",
                                l -> dollars(Waiting.callbackPoller(unknown(l).number(), 1))),
                        row("Step Functions `.sync`", l -> dollars(Waiting.stepFunctions())),
                        row(
                                "durable function, its default waits",
                                l -> dollars(Waiting.durableFunction(durable(l).number()))),
                        row("Fargate task per job", l -> dollars(Waiting.fargate(l))),
                        row("for scale: the Glue job itself", l -> dollars(Waiting.glueJob(l))))
                .map(line -> line + "\n")
                .collect(joining());
    }

    private static String perMonth(int alarms, int metrics) {
        double receives = MAPPINGS * RECEIVERS * RECEIVES_A_MINUTE * MINUTES_A_MONTH;
        return "| the stack, a month, even if nothing runs | number | dollars |\n|---|---|---|\n"
                + monthly("empty receives by Lambda", receives, receives * Prices.SQS_REQUEST)
                + monthly("alarms", alarms, alarms * Prices.ALARM_MONTH)
                + monthly("dashboard", 1, Prices.DASHBOARD_MONTH)
                + monthly(
                        "metrics, while they are reported", metrics, metrics * Prices.METRIC_MONTH);
    }

    private static Checks known(Duration length) {
        return Checks.ofRunsOf(length, OURS, Checks.historyOf(length));
    }

    private static Checks unknown(Duration length) {
        return Checks.ofRunsOf(length, OURS, RunHistory.none());
    }

    private static Checks durable(Duration length) {
        return Checks.ofRunsOf(length, new DurableWaits(), RunHistory.none());
    }

    /** Full jitter halves each wait in the mean; the limit of 60 attempts is taken as lifted. */
    private static final class DurableWaits implements PollSchedule {
        private static final double GROWTH = 1.5;
        private static final double LONGEST = 300;
        private double next = 5;

        @Override
        public Duration delayAfter(Duration elapsed, RunHistory history) {
            double wait = elapsed.isZero() ? 5 : next;
            next = Math.min(LONGEST, wait * GROWTH);
            return Duration.ofMillis(Math.round(1000 * wait / 2));
        }
    }

    private static String row(String name, Function<Duration, String> cell) {
        return LENGTHS.stream().map(cell).collect(joining(" | ", "| " + name + " | ", " |"));
    }

    private static String monthly(String name, double number, double dollars) {
        return String.format(Locale.ROOT, "| %s | %,.0f | %.2f |%n", name, number, dollars)
                .replace(System.lineSeparator(), "\n");
    }

    private static String length(Duration length) {
        return length.toHours() == 0 ? length.toMinutes() + " min" : length.toHours() + " h";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String dollars(double dollars) {
        int digits = dollars < 0.01 ? 6 : dollars < 1 ? 4 : 2;
        return String.format(Locale.ROOT, "$%." + digits + "f", dollars);
    }
}
