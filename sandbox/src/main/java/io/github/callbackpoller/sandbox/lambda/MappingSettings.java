package io.github.callbackpoller.sandbox.lambda;

import java.time.Duration;

/**
 * How an event source mapping is set up; what AWS would refuse, it refuses.
 *
 * @param queueUrl the queue, a standard one
 * @param batch how messages are put together
 * @param maximumConcurrency how many batches there are at a time: 2 to 1,000
 * @param reportBatchItemFailures whether the response names the messages that failed
 * @param lineage whose chain of requests a batch goes on
 */
public record MappingSettings(
        String queueUrl,
        Batch batch,
        int maximumConcurrency,
        boolean reportBatchItemFailures,
        BatchLineage lineage) {
    private static final int LEAST_CONCURRENCY = 2;
    private static final int MOST_CONCURRENCY = 1_000;

    /**
     * How messages are put together.
     *
     * @param size the most messages of one invocation: 1 to 10,000
     * @param window how long messages are gathered: whole seconds up to 300, at least 1 for more
     *     than ten messages
     */
    public record Batch(int size, Duration window) {
        private static final int MOST = 10_000;
        private static final int MOST_WITHOUT_WINDOW = 10;
        private static final Duration LONGEST_WINDOW = Duration.ofSeconds(300);

        /**
         * @throws IllegalArgumentException if AWS would refuse it
         */
        public Batch {
            if (size < 1 || size > MOST) {
                throw new IllegalArgumentException("batch size must be 1 to 10000, not " + size);
            }
            boolean wholeSeconds = window.toMillis() % 1000 == 0;
            if (window.isNegative() || window.compareTo(LONGEST_WINDOW) > 0 || !wholeSeconds) {
                throw new IllegalArgumentException(
                        "batch window must be 0 to 300 whole seconds, not " + window);
            }
            if (size > MOST_WITHOUT_WINDOW && window.isZero()) {
                throw new IllegalArgumentException(
                        "a batch size above 10 needs a batch window of at least 1 s");
            }
        }
    }

    /**
     * @throws IllegalArgumentException if AWS would refuse it
     */
    public MappingSettings {
        if (maximumConcurrency < LEAST_CONCURRENCY || maximumConcurrency > MOST_CONCURRENCY) {
            throw new IllegalArgumentException(
                    "maximumConcurrency must be 2 to 1000, not " + maximumConcurrency);
        }
        if (queueUrl.endsWith(".fifo")) {
            throw new IllegalArgumentException("FIFO queues are not played: " + queueUrl);
        }
    }

    /** Batches of ten, no window, two at a time, failures named. */
    public static MappingSettings of(String queueUrl) {
        return new MappingSettings(
                queueUrl, new Batch(10, Duration.ZERO), 2, true, BatchLineage.LONGEST);
    }

    /** The same with other batches. */
    public MappingSettings batch(int size, Duration window) {
        return new MappingSettings(
                queueUrl,
                new Batch(size, window),
                maximumConcurrency,
                reportBatchItemFailures,
                lineage);
    }

    /** The same with another number of batches at a time. */
    public MappingSettings maximumConcurrency(int most) {
        return new MappingSettings(queueUrl, batch, most, reportBatchItemFailures, lineage);
    }

    /** The same, with or without failures named. */
    public MappingSettings reportBatchItemFailures(boolean report) {
        return new MappingSettings(queueUrl, batch, maximumConcurrency, report, lineage);
    }

    /** The same with another reading of batches. */
    public MappingSettings lineage(BatchLineage other) {
        return new MappingSettings(
                queueUrl, batch, maximumConcurrency, reportBatchItemFailures, other);
    }
}
