package io.github.callbackpoller.engine;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Takes several looks at once: waiting for one answer after the other is most of what a batch
 * costs. The threads are few and shared by all batches, and the one that asks helps, so that a
 * batch never waits for a thread. Thread-safe.
 */
public final class Looks {
    private static final long IDLE_SECONDS = 60;

    private final Executor threads;

    private Looks(Executor threads) {
        this.threads = threads;
    }

    /**
     * @param most how many looks of all batches are taken beside the threads that ask; 0 for one
     *     look after the other
     */
    public static Looks atOnce(int most) {
        return most == 0 ? new Looks(look -> {}) : new Looks(pool(most));
    }

    /** What is seen of each, in order. What a look throws is thrown when all of them are taken. */
    <A, B> List<B> all(List<A> things, Function<A, B> look) {
        var looks =
                things.stream().map(thing -> new FutureTask<>(() -> look.apply(thing))).toList();
        looks.stream().skip(1).forEach(threads::execute);
        looks.forEach(FutureTask::run);
        return looks.stream().map(Looks::seen).toList();
    }

    private static <B> B seen(FutureTask<B> look) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return look.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(Objects.requireNonNull(e.getCause()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A look declares no checked exception. */
    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private static Executor pool(int most) {
        var numbers = new AtomicInteger();
        var pool =
                new ThreadPoolExecutor(
                        most,
                        most,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work -> {
                            var thread =
                                    new Thread(work, "poller-look-" + numbers.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
