package io.github.callbackpoller.worker.plan;

import java.util.List;
import java.util.Locale;

/** A comparison as a table for people. */
public final class PlanTable {
    private static final String HEAD =
            String.format(
                    Locale.ROOT,
                    "%-24s %31s   %23s   %20s   %23s",
                    "",
                    "checks a run",
                    "seen too late by, s",
                    "by part of run time",
                    "cost at 1, 5, 30 s");
    private static final String NAMES =
            String.format(
                    Locale.ROOT,
                    "%-24s %7s %7s %7s %7s   %7s %7s %7s   %6s %6s %6s   %7s %7s %7s",
                    "schedule",
                    "mean",
                    "p50",
                    "p95",
                    "p99",
                    "mean",
                    "p50",
                    "p95",
                    "mean",
                    "p50",
                    "p95",
                    "1 s",
                    "5 s",
                    "30 s");

    private PlanTable() {}

    /** One line for each schedule, under two lines of headings. */
    public static String of(List<Figures> schedules) {
        var table = new StringBuilder(HEAD.stripTrailing()).append('\n').append(NAMES).append('\n');
        schedules.forEach(figures -> table.append(line(figures)).append('\n'));
        return table.toString();
    }

    private static String line(Figures figures) {
        var checks = figures.checks();
        var delay = figures.delaySeconds();
        var relative = figures.relativeDelay();
        return String.format(
                Locale.ROOT,
                "%-24s %7.2f %7.0f %7.0f %7.0f   %7.1f %7.0f %7.0f   %6.3f %6.3f %6.3f   %7.1f"
                        + " %7.1f %7.1f",
                figures.name(),
                checks.mean(),
                checks.p50(),
                checks.p95(),
                checks.p99(),
                delay.mean(),
                delay.p50(),
                delay.p95(),
                relative.mean(),
                relative.p50(),
                relative.p95(),
                figures.costAt(1),
                figures.costAt(5),
                figures.costAt(30));
    }
}
