package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Function;

/**
 * What reading one input may cost: processor time, and everything allocated on the way, which is
 * more than is ever held at once.
 */
final class Budget {

    /** Bytes that any reading may allocate, however small the input. */
    static final long BASE_BYTES = Long.getLong("fuzz.base", 8L << 20);

    /** Bytes that may be allocated for each character of the input beyond that. */
    static final long BYTES_PER_CHARACTER = 384;

    /** Processor time for one input of up to 1 MiB. */
    static final long LONGEST_MILLIS = 5_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Budget() {}

    /** The result of a reading that stayed within the limits. */
    static <T> T spend(String input, Function<String, T> reading) {
        long time = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();

        var result = reading.apply(input);

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - bytes)
                .as("bytes allocated for %d characters", input.length())
                .isLessThanOrEqualTo(BASE_BYTES + BYTES_PER_CHARACTER * input.length());
        assertThat((THREADS.getCurrentThreadCpuTime() - time) / 1_000_000)
                .as("milliseconds for %d characters", input.length())
                .isLessThanOrEqualTo(LONGEST_MILLIS);
        return result;
    }
}
