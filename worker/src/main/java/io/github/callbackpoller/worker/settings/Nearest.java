package io.github.callbackpoller.worker.settings;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;

/** Finds what somebody may have meant. Pure. */
public final class Nearest {
    private static final int ADDED = 1;

    /**
     * Dearer than an added letter, so that a word cut short is nearer than one of other letters.
     */
    private static final int WRONG = 2;

    private Nearest() {}

    /** The candidate that takes the least editing, of which there must be one. */
    public static String to(String word, Collection<String> candidates) {
        return Collections.min(
                candidates,
                Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String word, String candidate) {
        var above = new int[candidate.length() + 1];
        for (int column = 1; column < above.length; column++) {
            above[column] = column * ADDED;
        }
        for (int row = 1; row <= word.length(); row++) {
            var current = new int[above.length];
            current[0] = row * WRONG;
            for (int column = 1; column < above.length; column++) {
                boolean same = word.charAt(row - 1) == candidate.charAt(column - 1);
                int replaced = above[column - 1] + (same ? 0 : WRONG);
                int added = current[column - 1] + ADDED;
                int dropped = above[column] + WRONG;
                current[column] = Math.min(replaced, Math.min(added, dropped));
            }
            above = current;
        }
        return above[candidate.length()];
    }
}
