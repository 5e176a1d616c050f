package io.github.callbackpoller.lambda.cost;

import static java.util.stream.Collectors.joining;

import io.github.callbackpoller.decision.PollSchedule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** The table of docs/capacity.md: a million steps that wait, as many ending as begin. */
final class CapacityTables {
    private static final double WAITING = 1_000_000;
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8));
    private static final PollSchedule OURS = PollSchedule.breakEven(PollSchedule.CHECK_COST);

    /** A step is looked at before its start, at its first check, and so often while it runs. */
    private static final Duration VIEWED_EVERY = Duration.ofMinutes(15);

    private static final int BATCH = 10;
    private static final int GATHERED = 50;
    private static final int SECONDS_AN_HOUR = 3_600;

    private CapacityTables() {}

    static String all() {
        return Stream.of(
                        row("jobs run for", CapacityTables::length),
                        "|---|" + "---|".repeat(LENGTHS.size()),
                        row("steps begin and end, a second", l -> rate(begun(l))),
                        row("checks a step", l -> one(checks(l))),
                        row("checks a second", l -> rate(begun(l) * checks(l))),
                        row("SQS requests a second, one message each", l -> rate(sqs(l))),
                        row("the same, ten messages each", l -> rate(sqs(l) / BATCH)),
                        row("Glue calls a second, every job another", l -> rate(glue(l, 1))),
                        row("the same, ten runs of a job in a batch", l -> rate(glue(l, BATCH))),
                        row("the same, fifty", l -> rate(glue(l, GATHERED))),
                        row("SageMaker calls a second", l -> rate(sageMaker(l))),
                        row("Lambda invocations a second, ten checks each", l -> rate(lambda(l))),
                        row("dollars an hour, one check an invocation", l -> rate(dollars(l))))
                .map(line -> line + "\n")
                .collect(joining());
    }

    private static double begun(Duration length) {
        return WAITING / length.toSeconds();
    }

    private static double checks(Duration length) {
        return Checks.ofRunsOf(length, OURS, Checks.historyOf(length)).number();
    }

    private static double sqs(Duration length) {
        return begun(length) * Waiting.sqsRequests(checks(length));
    }

    /** Looked for, started, checked, looked for once more before the answer. */
    private static double glue(Duration length, int together) {
        return begun(length) * (3 + checks(length) / together);
    }

    private static double sageMaker(Duration length) {
        double views = 2 + (double) length.toSeconds() / VIEWED_EVERY.toSeconds();
        return begun(length) * (views + 1);
    }

    private static double lambda(Duration length) {
        return begun(length) * (1 + checks(length) / BATCH);
    }

    private static double dollars(Duration length) {
        return begun(length) * SECONDS_AN_HOUR * Waiting.callbackPoller(checks(length), 0);
    }

    private static String row(String name, Function<Duration, String> cell) {
        return LENGTHS.stream().map(cell).collect(joining(" | ", "| " + name + " | ", " |"));
    }

    private static String length(Duration length) {
        return length.toHours() == 0 ? length.toMinutes() + " min" : length.toHours() + " h";
    }

    private static String rate(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.1f" : "%,.0f", number);
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
