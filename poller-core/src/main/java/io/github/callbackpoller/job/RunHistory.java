package io.github.callbackpoller.job;

import java.util.List;

/**
 * How long the last runs of a job took, newest first: what the schedule of checks learns from.
 *
 * @param durationsSeconds whole seconds from start to end, at most {@value #MOST} of them; runs
 *     that somebody stopped are left out
 */
public record RunHistory(List<Integer> durationsSeconds) {

    /** How many runs are remembered. */
    public static final int MOST = 20;

    private static final RunHistory NONE = new RunHistory(List.of());

    /**
     * @throws IllegalArgumentException if a duration is negative
     */
    public RunHistory {
        durationsSeconds =
                List.copyOf(durationsSeconds.subList(0, Math.min(MOST, durationsSeconds.size())));
        for (int seconds : durationsSeconds) {
            if (seconds < 0) {
                throw new IllegalArgumentException("A run can't have taken less than no time");
            }
        }
    }

    /** Nothing is known. */
    public static RunHistory none() {
        return NONE;
    }
}
