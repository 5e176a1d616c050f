package io.github.callbackpoller.worker.plan;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the columns of a file of runs are.
 *
 * @param columns how many fields a line has
 * @param job the place of {@code job_key}
 * @param submit the place of {@code submit_epoch_s}
 * @param duration the place of {@code duration_s}
 * @param status the place of {@code status}, -1 where there is none
 */
record RunColumns(int columns, int job, int submit, int duration, int status) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Set<String> STOPPED =
            Set.of("STOPPED", "STOPPING", "CANCELLED", "CANCELED", "KILLED");

    private static final double LONGEST_SECONDS = Integer.MAX_VALUE;
    private static final double LATEST = 1e12;

    /**
     * @throws IllegalArgumentException if a column is missing
     */
    static RunColumns named(List<String> header) {
        var names =
                header.stream()
                        .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
        for (var needed : List.of("job_key", "submit_epoch_s", "duration_s")) {
            if (!names.contains(needed)) {
                throw new IllegalArgumentException(
                        "there is no column "
                                + needed
                                + "; the first line names the columns:"
                                + " job_key,submit_epoch_s,duration_s[,status]");
            }
        }
        return new RunColumns(
                names.size(),
                names.indexOf("job_key"),
                names.indexOf("submit_epoch_s"),
                names.indexOf("duration_s"),
                names.indexOf("status"));
    }

    /**
     * @throws IllegalArgumentException if the line is no run
     */
    RecordedRun run(List<String> fields) {
        if (fields.size() != columns) {
            throw new IllegalArgumentException(
                    "has " + fields.size() + " fields, the first line has " + columns);
        }
        double seconds = number("duration_s", fields.get(duration), 0, LONGEST_SECONDS);
        return new RecordedRun(
                fields.get(job),
                (long) number("submit_epoch_s", fields.get(submit), -LATEST, LATEST),
                Math.max(1, (long) Math.ceil(seconds)),
                status >= 0 && STOPPED.contains(fields.get(status).toUpperCase(Locale.ROOT)));
    }

    private static double number(String column, String text, double least, double most) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " is '" + shown(text) + "', no number", e);
        }
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(column + " is '" + shown(text) + "', out of range");
        }
        return value;
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
