package io.github.callbackpoller.definition;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * Reads durations as people write them: {@code 90s}, {@code 15m}, {@code 6h}, {@code 2d}, 250ms.
 */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /**
     * Reads a short form or ISO 8601, such as {@code PT6H}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Duration parse(String text) {
        var part = SHORT.matcher(text);
        if (part.matches()) {
            long amount = Long.parseLong(part.group(1));
            return switch (part.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration; write for example 90s, 15m, 6h or 2d", e);
        }
    }

    /** Writes a duration in its largest whole unit: {@code 90s}, {@code 6h}. */
    public static String format(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillis() % 1000 != 0 || seconds == 0) {
            return duration.toMillis() + "ms";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
