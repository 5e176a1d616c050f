package io.github.callbackpoller.aws;

import java.time.Duration;

/**
 * How often a single call is tried, and how long the first pause between is; the next are longer.
 * Whatever takes longer is requeued by the engine.
 *
 * @param attempts 1 for no retry
 * @param firstPause 1 ms or more
 */
public record ApiRetries(int attempts, Duration firstPause) {

    /** Three attempts, some tenths of a second apart. */
    public static final ApiRetries DEFAULT = new ApiRetries(3, Duration.ofMillis(100));

    /** Each call is made once. */
    public static final ApiRetries NONE = new ApiRetries(1, Duration.ofMillis(1));

    /**
     * @throws IllegalArgumentException if there is not even one attempt, or no pause
     */
    public ApiRetries {
        if (attempts < 1 || firstPause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "At least 1 attempt and 1 ms, not " + attempts + " and " + firstPause);
        }
    }
}
