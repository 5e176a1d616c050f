package io.github.callbackpoller.worker.operators;

import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.operator.StepStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Waiting steps as a table for people. */
public final class StatusTable {
    private static final List<String> HEAD =
            List.of(
                    "PIPELINE/EXECUTION",
                    "STEP",
                    "KEY",
                    "DEFINITION",
                    "STATE",
                    "FOR",
                    "ENDS IN",
                    "CHECK IN",
                    "RUN");
    private static final String UNKNOWN = "-";

    private StatusTable() {}

    /**
     * The lines.
     *
     * @param statuses of the waiting steps
     * @param now counts from here
     */
    public static List<String> lines(List<StepStatus> statuses, Instant now) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        statuses.forEach(status -> rows.add(row(status, now)));
        var widths =
                IntStream.range(0, HEAD.size())
                        .map(
                                column ->
                                        rows.stream()
                                                .mapToInt(r -> r.get(column).length())
                                                .max()
                                                .orElse(0))
                        .toArray();
        var lines = new ArrayList<String>();
        if (!statuses.isEmpty()) {
            rows.forEach(row -> lines.add(line(row, widths)));
        }
        lines.add(total(statuses));
        return lines;
    }

    private static List<String> row(StepStatus status, Instant now) {
        var waiting = status.step().waiting();
        var execution = waiting.step().execution();
        var state = status.state().orElse("no run");
        return List.of(
                execution.pipeline() + "/" + execution.executionId(),
                waiting.name(),
                waiting.step().key().shortForm(),
                status.step().definition().orElse(UNKNOWN),
                waiting.stopping() ? state + ", stopping" : state,
                text(status.elapsed(now)),
                until(status.expectedEnd(), now),
                until(status.nextCheck(), now),
                status.step().run().map(KeyedJob::handle).map(run -> run.id()).orElse(UNKNOWN));
    }

    private static String total(List<StepStatus> statuses) {
        long without = statuses.stream().filter(status -> status.state().isEmpty()).count();
        return statuses.size()
                + (statuses.size() == 1 ? " step waits" : " steps wait")
                + (without == 0 ? "" : ", " + without + " without a run");
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> padded(row.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String until(Optional<Instant> time, Instant now) {
        return time.map(at -> "~" + text(Duration.between(now, at))).orElse(UNKNOWN);
    }

    /** The two largest units: {@code 2h 5m}. */
    private static String text(Duration duration) {
        var time = duration.isNegative() ? Duration.ZERO : duration;
        if (time.toDays() > 0) {
            return String.format(Locale.ROOT, "%dd %dh", time.toDays(), time.toHoursPart());
        }
        if (time.toHours() > 0) {
            return String.format(Locale.ROOT, "%dh %dm", time.toHours(), time.toMinutesPart());
        }
        return time.toMinutes() > 0
                ? String.format(Locale.ROOT, "%dm %ds", time.toMinutes(), time.toSecondsPart())
                : time.toSeconds() + "s";
    }
}
