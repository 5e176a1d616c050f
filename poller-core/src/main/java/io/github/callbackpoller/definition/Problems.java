package io.github.callbackpoller.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with one source, so that it is told all at once, a line for each problem.
 * Names and values are shortened and lose their control characters: what the source holds can
 * neither begin a line of its own nor fill the memory.
 */
final class Problems {

    /** How many problems are told; the rest is counted. */
    static final int MOST = 100;

    /** How many characters of a key, and how many of what is said of it, are told. */
    static final int LONGEST = 400;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final String source;
    private final List<String> lines = new ArrayList<>();
    private int untold;

    Problems(String source) {
        this.source = source;
    }

    void add(String key, String problem) {
        if (lines.size() == MOST) {
            untold++;
        } else {
            lines.add(source + ": " + (key.isEmpty() ? "" : shown(key) + ": ") + shown(problem));
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void throwIfAny() {
        if (untold > 0) {
            lines.add(source + ": and " + untold + " more problems");
        }
        if (!lines.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", lines));
        }
    }

    /** A text of the source on one line of bounded length. */
    static String shown(String text) {
        var shortened = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return CONTROL.matcher(shortened).replaceAll("?");
    }
}
