package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.loop.LoopSettings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A host with nothing to do makes no calls but its long polls, and takes next to no time. */
@Isolated("it measures the time of threads")
class IdleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String RECEIVE = "ReceiveMessage";
    private static final int WARM = 30;
    private static final int MEASURED = 30;
    private static final double MOST_OF_A_CORE = 0.01;

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void nothingToDo_onlyLongPolls_andUnderAHundredthOfACore() {
        try (var host = cloud.startPoller()) {
            awaitReceives(WARM);
            cloud.sandbox.calls().reset();
            long before = cpuNanos();
            awaitReceives(MEASURED);
            double each = (cpuNanos() - before) / 1e9 / receives();

            assertThat(cloud.sandbox.calls().all()).containsOnlyKeys(RECEIVE);
            assertThat(each * threads() / LoopSettings.DEFAULT.longPoll().toSeconds())
                    .as("share of a core at the usual long poll, %.1f ms each", each * 1000)
                    .isLessThan(MOST_OF_A_CORE);
            assertThat(host.failure()).isEmpty();
        }
    }

    private void awaitReceives(int count) {
        await().atMost(PATIENCE).until(() -> receives() >= count);
    }

    private int receives() {
        return cloud.sandbox.calls().count(RECEIVE);
    }

    private static long threads() {
        return pollers().length;
    }

    private static long cpuNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(pollers()).mapToLong(t -> threads.getThreadCpuTime(t.getId())).sum();
    }

    private static Thread[] pollers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("poller-"))
                .toArray(Thread[]::new);
    }
}
