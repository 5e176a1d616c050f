package io.github.callbackpoller.worker.settings;

import io.github.callbackpoller.decision.NamedSchedules;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the value of a setting may be.
 *
 * @param label what help calls the value
 * @param range the allowed values in words
 * @param test whether a text is one of them
 */
public record Allowed(String label, String range, Predicate<String> test) {
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+/\\S+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    static Allowed text(String label, String range) {
        return new Allowed(label, range, text -> !text.isBlank());
    }

    static Allowed queueUrl() {
        return new Allowed(
                "URL",
                "the http or https URL of a standard queue; a FIFO queue can't delay single"
                        + " messages",
                text -> URL.matcher(text).matches() && !text.endsWith(".fifo"));
    }

    static Allowed host() {
        return new Allowed(
                "HOST", "a host name or an IP address", text -> HOST.matcher(text).matches());
    }

    static Allowed number(int least, int most) {
        return new Allowed(
                "NUMBER",
                least + " to " + most,
                text -> DIGITS.matcher(text).matches() && isWithin(text, least, most));
    }

    static Allowed duration(String shortest, String longest) {
        var from = Durations.parse(shortest);
        var to = Durations.parse(longest);
        return new Allowed(
                "DURATION",
                shortest + " to " + longest,
                text -> isDuration(text, d -> d.compareTo(from) >= 0 && d.compareTo(to) <= 0));
    }

    static Allowed wholeSeconds(String shortest, String longest) {
        var span = duration(shortest, longest);
        return new Allowed(
                span.label(),
                span.range() + " in whole seconds",
                span.test().and(text -> isDuration(text, d -> d.toMillis() % 1000 == 0)));
    }

    static Allowed schedule() {
        return new Allowed("NAME", NamedSchedules.ALLOWED, Allowed::isSchedule);
    }

    static Allowed oneOf(String... words) {
        return new Allowed(
                String.join("|", words),
                String.join(" or ", words),
                text -> List.of(words).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isSchedule(String text) {
        try {
            NamedSchedules.of(text, PollSchedule.breakEven(PollSchedule.CHECK_COST));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWithin(String digits, int least, int most) {
        int number = Integer.parseInt(digits);
        return number >= least && number <= most;
    }

    private static boolean isDuration(String text, Predicate<Duration> test) {
        try {
            return test.test(Durations.parse(text));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
