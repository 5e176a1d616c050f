package io.github.callbackpoller.loop;

import java.time.Duration;

/**
 * How a host receives.
 *
 * @param concurrency how many batches of one queue are handled at once, 1 to 64
 * @param longPoll how long a receive waits for messages, 1 to 20 s
 * @param drain how long {@link QueueLoop#close} waits for what is being handled
 * @param linger how long checks are gathered while the queue gives ten at a time, up to fifty, so
 *     that they are looked at together; 0 to 1 s
 */
public record LoopSettings(int concurrency, Duration longPoll, Duration drain, Duration linger) {

    private static final int MOST_CONCURRENT = 64;
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);
    private static final Duration LONGEST_LINGER = Duration.ofSeconds(1);

    /** Four batches at once, ten seconds of waiting, twenty-five to drain, 0.2 to gather. */
    public static final LoopSettings DEFAULT =
            new LoopSettings(
                    4, Duration.ofSeconds(10), Duration.ofSeconds(25), Duration.ofMillis(200));

    /**
     * @throws IllegalArgumentException naming the setting and its range
     */
    public LoopSettings {
        if (concurrency < 1 || concurrency > MOST_CONCURRENT) {
            throw new IllegalArgumentException(
                    "concurrency must be 1 to " + MOST_CONCURRENT + ", not " + concurrency);
        }
        if (longPoll.compareTo(SHORTEST_POLL) < 0 || longPoll.compareTo(LONGEST_POLL) > 0) {
            throw new IllegalArgumentException("longPoll must be 1s to 20s, not " + longPoll);
        }
        if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException("drain must be 0s to 10m, not " + drain);
        }
        if (linger.isNegative() || linger.compareTo(LONGEST_LINGER) > 0) {
            throw new IllegalArgumentException("linger must be 0s to 1s, not " + linger);
        }
    }
}
