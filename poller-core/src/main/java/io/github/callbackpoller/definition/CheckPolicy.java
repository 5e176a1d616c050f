package io.github.callbackpoller.definition;

import java.time.Duration;
import java.util.Optional;

/**
 * How a job wants to be checked; what is empty is left to the host.
 *
 * @param checkCost what one check is worth in delay of the answer, for the break-even schedule
 * @param firstCheck how long a run has lasted before it is checked at all
 * @param shortestWait no wait between two checks is shorter
 * @param longestWait no wait between two checks is longer
 */
public record CheckPolicy(
        Optional<Duration> checkCost,
        Optional<Duration> firstCheck,
        Optional<Duration> shortestWait,
        Optional<Duration> longestWait) {

    /** The least that a check may be worth. */
    public static final Duration LOWEST_COST = Duration.ofMillis(1);

    /** The most that a check may be worth. */
    public static final Duration HIGHEST_COST = Duration.ofHours(1);

    /** Where events have jobs checked when they end, the other checks are a safety net. */
    public static final Duration COST_BESIDE_NUDGES = Duration.ofMinutes(1);

    /** No wait may be shorter: SQS delays by whole seconds. */
    public static final Duration SHORTEST = Duration.ofSeconds(1);

    /** No wait may be longer: so long can SQS delay a message. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** All is left to the host. */
    public static final CheckPolicy NONE =
            new CheckPolicy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * @throws IllegalArgumentException if a value is out of its range, or the shortest wait is
     *     longer than the longest
     */
    public CheckPolicy {
        within("checkCost", checkCost, LOWEST_COST, HIGHEST_COST);
        within("firstCheck", firstCheck, Duration.ZERO, LONGEST);
        within("shortestWait", shortestWait, SHORTEST, LONGEST);
        within("longestWait", longestWait, SHORTEST, LONGEST);
        if (shortestWait.isPresent()
                && longestWait.isPresent()
                && shortestWait.get().compareTo(longestWait.get()) > 0) {
            throw new IllegalArgumentException(
                    "shortestWait "
                            + Durations.format(shortestWait.get())
                            + " is longer than longestWait "
                            + Durations.format(longestWait.get()));
        }
    }

    /** What this leaves open is taken from another; a wait that contradicts this gives way. */
    public CheckPolicy orElse(CheckPolicy other) {
        return new CheckPolicy(
                checkCost.or(other::checkCost),
                firstCheck.or(other::firstCheck),
                shortestWait.or(
                        () -> other.shortestWait.filter(wait -> isAtMost(wait, longestWait))),
                longestWait.or(
                        () ->
                                other.longestWait.filter(
                                        wait ->
                                                shortestWait
                                                        .filter(s -> isAbove(s, wait))
                                                        .isEmpty())));
    }

    private static boolean isAtMost(Duration wait, Optional<Duration> most) {
        return most.filter(longest -> isAbove(wait, longest)).isEmpty();
    }

    private static boolean isAbove(Duration one, Duration other) {
        return one.compareTo(other) > 0;
    }

    private static void within(
            String name, Optional<Duration> value, Duration least, Duration most) {
        if (value.filter(given -> isAbove(least, given) || isAbove(given, most)).isPresent()) {
            throw new IllegalArgumentException(
                    name
                            + " must be between "
                            + Durations.format(least)
                            + " and "
                            + Durations.format(most)
                            + ", not "
                            + Durations.format(value.get()));
        }
    }
}
