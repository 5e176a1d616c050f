package io.github.callbackpoller.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final List<Integer> THREE = List.of(1, 2, 3);

    @Test
    void all_threeLooksThatWaitForEachOther_areTakenAtOnce() {
        var together = new CyclicBarrier(3);

        var seen =
                Looks.atOnce(2)
                        .all(
                                THREE,
                                number -> {
                                    meet(together);
                                    return number * 10;
                                });

        assertThat(seen).containsExactly(10, 20, 30);
    }

    @Test
    void all_noThreadIsFree_theOneThatAsksTakesThemAll() throws InterruptedException {
        var looks = Looks.atOnce(1);
        var busy = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var other =
                new Thread(
                        () ->
                                looks.all(
                                        List.of(1, 2),
                                        number -> {
                                            busy.countDown();
                                            return await(done);
                                        }));
        other.start();
        assertThat(await(busy)).isTrue();

        var threads = new HashSet<Thread>();
        looks.all(THREE, number -> threads.add(Thread.currentThread()));

        done.countDown();
        other.join();
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void all_none_runsOnTheThreadThatAsks() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();

        Looks.atOnce(0).all(THREE, number -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void all_lookThatThrows_throwsWhenTheOthersAreDone() {
        var taken = new AtomicInteger();

        assertThatThrownBy(
                        () ->
                                Looks.atOnce(2)
                                        .all(
                                                THREE,
                                                number -> {
                                                    taken.incrementAndGet();
                                                    if (number == 1) {
                                                        throw new OutOfMemoryError("full");
                                                    }
                                                    return number;
                                                }))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("full");
        assertThat(taken).hasValue(3);
    }

    @Test
    void all_interruptedThread_seesAllAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        var seen = Looks.atOnce(4).all(IntStream.range(0, 100).boxed().toList(), number -> number);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen).hasSize(100);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
