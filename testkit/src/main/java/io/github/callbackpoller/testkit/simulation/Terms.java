package io.github.callbackpoller.testkit.simulation;

import java.time.Duration;

/**
 * What was agreed on: the limits that answers keep.
 *
 * @param startDeadline how long a start is tried
 * @param deadline the shortest time that a job is allowed
 * @param longestDeadline the longest
 * @param leaves whether jobs are left running that need no longer run
 * @param skew how many milliseconds a host's clock may be wrong
 */
record Terms(
        Duration startDeadline,
        Duration deadline,
        Duration longestDeadline,
        boolean leaves,
        long skew) {}
