package io.github.callbackpoller.worker.stress;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Has several threads begin at the same moment, round after round. */
public final class Stress {
    private static final long PATIENCE_SECONDS = 60;

    private Stress() {}

    /**
     * One round.
     *
     * @param threads what each thread does
     * @param check what must hold when all are done
     */
    public record Round(List<Runnable> threads, Runnable check) {}

    /**
     * Each round is made anew, so that none hides what another has spoiled.
     *
     * @throws AssertionError of a thread or of a check
     */
    public static void rounds(int rounds, Supplier<Round> maker) {
        var pool = Executors.newCachedThreadPool();
        try {
            for (int number = 0; number < rounds; number++) {
                run(pool, maker.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void run(ExecutorService pool, Round round) {
        var together = new CyclicBarrier(round.threads().size());
        var running =
                round.threads().stream()
                        .<Future<?>>map(work -> pool.submit(() -> begin(together, work)))
                        .toList();
        running.forEach(Stress::await);
        round.check().run();
    }

    private static void begin(CyclicBarrier together, Runnable work) {
        try {
            together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        work.run();
    }

    private static void await(Future<?> running) {
        try {
            running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("a thread does not end", e);
        }
    }
}
