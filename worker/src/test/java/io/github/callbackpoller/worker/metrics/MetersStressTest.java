package io.github.callbackpoller.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.stress.Stress;
import io.github.callbackpoller.worker.stress.Stress.Round;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Meters are made by the thread that first needs them, while others count and somebody reads. */
class MetersStressTest {
    private static final int ROUNDS = 50;
    private static final int THREADS = 4;
    private static final int TIMES = 50;

    @Test
    void counter_madeAndCountedBySeveralThreadsWhileItIsRead_hasCountedAll() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var metrics = new Metrics();
                    return new Round(
                            Collections.nCopies(THREADS, () -> count(metrics)),
                            () -> {
                                assertThat(metrics.scrape())
                                        .contains(
                                                "callback_poller_messages_sent_total"
                                                        + "{confirmed=\"true\",queue=\"check\"} "
                                                        + THREADS * TIMES
                                                        + ".0");
                                metrics.close();
                            });
                });
    }

    private static void count(Metrics metrics) {
        for (int time = 0; time < TIMES; time++) {
            metrics.counter(Metric.MESSAGES_SENT, "check", "true").increment();
            if (time % 25 == 0) {
                assertThat(metrics.scrape()).contains("messages_sent_total");
            }
        }
    }
}
