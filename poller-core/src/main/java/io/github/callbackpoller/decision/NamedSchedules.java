package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.Durations;
import java.util.regex.Pattern;

/** Schedules by the names that settings and command lines give them. */
public final class NamedSchedules {

    /** The name of the default. */
    public static final String BREAK_EVEN = "break-even";

    /** What a name may be, in words. */
    public static final String ALLOWED =
            BREAK_EVEN
                    + ", fixed-WAIT such as fixed-60s, or exponential-FIRST-LONGEST such as"
                    + " exponential-5s-5m; waits are 1s to 15m";

    private static final Pattern FIXED = Pattern.compile("fixed-([^-]+)");
    private static final Pattern EXPONENTIAL = Pattern.compile("exponential-([^-]+)-([^-]+)");

    private NamedSchedules() {}

    /**
     * The schedule of a name.
     *
     * @param breakEven what the name {@value #BREAK_EVEN} stands for
     * @throws IllegalArgumentException if no schedule has the name
     */
    public static PollSchedule of(String name, PollSchedule breakEven) {
        if (name.equals(BREAK_EVEN)) {
            return breakEven;
        }
        var fixed = FIXED.matcher(name);
        if (fixed.matches()) {
            return PollSchedule.fixed(Durations.parse(fixed.group(1)));
        }
        var exponential = EXPONENTIAL.matcher(name);
        if (exponential.matches()) {
            return PollSchedule.exponential(
                    Durations.parse(exponential.group(1)), Durations.parse(exponential.group(2)));
        }
        throw new IllegalArgumentException(
                "there is no schedule '" + name + "'; allowed: " + ALLOWED);
    }
}
