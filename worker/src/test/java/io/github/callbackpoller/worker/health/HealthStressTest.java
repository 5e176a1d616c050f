package io.github.callbackpoller.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.worker.stress.Stress;
import io.github.callbackpoller.worker.stress.Stress.Round;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the receiving threads note, and the status pages read. */
class HealthStressTest {
    private static final int ROUNDS = 2_000;
    private static final int THREADS = 4;

    /** How many threads each of them notes. */
    private static final int EACH = 10;

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void activity_batchesOfSeveralThreads_noneIsInHandInTheEnd() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var queue =
                            new Activity(List.of(QueueName.CHECK), Instant.EPOCH)
                                    .of(QueueName.CHECK);
                    return new Round(
                            Collections.nCopies(THREADS, () -> handleBatches(queue)),
                            () -> {
                                assertThat(queue.inHand()).isZero();
                                assertThat(queue.activeAt()).isEqualTo(NOW);
                                assertThat(queue.unreachedSince(NOW)).isEmpty();
                            });
                });
    }

    @Test
    void threads_notedBySeveralAtOnce_areAllSeenWhileTheyLive() {
        var over = new CountDownLatch(1);
        var living = Stream.generate(() -> waiting(over)).limit(THREADS * EACH).toList();
        try {
            Stress.rounds(
                    ROUNDS,
                    () -> {
                        var threads = new ReceivingThreads();
                        return new Round(
                                noting(threads, living),
                                () -> assertThat(threads.alive()).isEqualTo(living.size()));
                    });
        } finally {
            over.countDown();
        }
    }

    private static Thread waiting(CountDownLatch over) {
        var thread = new Thread(() -> await(over));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Runnable> noting(ReceivingThreads threads, List<Thread> living) {
        return IntStream.range(0, THREADS)
                .mapToObj(number -> living.subList(number * EACH, (number + 1) * EACH))
                .<Runnable>map(share -> () -> share.forEach(threads::note))
                .toList();
    }

    private static void handleBatches(QueueActivity queue) {
        for (int batch = 0; batch < 50; batch++) {
            queue.begun();
            queue.failed(Instant.EPOCH, "throttled");
            queue.received(NOW);
            assertThat(queue.inHand()).isBetween(1, THREADS);
            queue.ended(NOW);
        }
    }
}
