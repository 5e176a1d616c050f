package io.github.callbackpoller.sandbox.lambda;

import java.time.Duration;

/**
 * The bounds of a function.
 *
 * @param timeout how long an invocation may take: 1 s to 15 minutes, whole seconds
 * @param concurrency how many invocations there may be at a time (reserved concurrency)
 * @param memoryMegabytes 128 to 10240; bounds the heap, not the CPU
 */
public record FunctionLimits(Duration timeout, int concurrency, int memoryMegabytes) {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int LEAST_MEMORY = 128;
    private static final int MOST_MEMORY = 10_240;

    /**
     * @throws IllegalArgumentException if AWS would refuse it
     */
    public FunctionLimits {
        boolean wholeSeconds = timeout.toMillis() % 1000 == 0;
        if (timeout.toSeconds() < 1 || timeout.compareTo(LONGEST) > 0 || !wholeSeconds) {
            throw new IllegalArgumentException(
                    "timeout must be 1 to 900 whole seconds, not " + timeout);
        }
        if (concurrency < 0) {
            throw new IllegalArgumentException("concurrency can't be below 0: " + concurrency);
        }
        if (memoryMegabytes < LEAST_MEMORY || memoryMegabytes > MOST_MEMORY) {
            throw new IllegalArgumentException(
                    "memoryMegabytes must be 128 to 10240, not " + memoryMegabytes);
        }
    }
}
