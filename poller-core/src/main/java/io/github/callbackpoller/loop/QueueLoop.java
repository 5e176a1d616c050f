package io.github.callbackpoller.loop;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Troubles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives from all queues on threads of its own until it is closed. Several of them, in one
 * process or in many, share the work.
 */
public final class QueueLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueLoop.class);

    private static final String CONSEQUENCE =
            "The messages stay on their queue, which is asked again 1 to 30 s later.";

    private final StopSignal stop = new StopSignal();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<QueueWatch> watches = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final LoopSettings settings;

    private QueueLoop(LoopSettings settings) {
        this.settings = settings;
    }

    /** Begins to receive. Dead-letter queues get one thread each. */
    public static QueueLoop start(
            MessageReceiver receiver,
            BatchHandler handler,
            LoopSettings settings,
            InstantSource clock) {
        var loop = new QueueLoop(settings);
        var steady = NanoClock.system();
        var setting =
                new QueueWatch.Setting(
                        clock, steady, new Troubles(LOG, CONSEQUENCE, steady), loop.stop);
        for (var queue : receiver.queues()) {
            var watch = new QueueWatch(queue, receiver, handler, settings, setting);
            loop.watches.add(watch);
            int threads = queue.holdsDeadLetters() ? 1 : settings.concurrency();
            for (int number = 1; number <= threads; number++) {
                loop.threads.add(loop.thread(watch, queue, number));
            }
        }
        loop.threads.forEach(Thread::start);
        return loop;
    }

    /** Waits until the loop is closed or has broken. */
    public void await() throws InterruptedException {
        stop.await();
    }

    /** What broke the loop, if an error that no program survives did. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /**
     * Stops receiving and waits for what is being handled, at most for {@link LoopSettings#drain}.
     * What was received and not begun is shown to other hosts at once.
     *
     * <p>Does nothing the second time.
     */
    @Override
    public void close() {
        stop.give();
        long until = System.nanoTime() + settings.drain().toNanos();
        for (var thread : threads) {
            join(thread, Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        int left = watches.stream().mapToInt(QueueWatch::inHand).sum();
        if (left > 0) {
            LOG.warn("{} batches were not finished in time; their messages come back", left);
        }
    }

    private Thread thread(QueueWatch watch, QueueName queue, int number) {
        var name =
                "poller-" + queue.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + number;
        var thread = new Thread(watch, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (broken, error) -> {
                    failure.compareAndSet(null, error);
                    stop.give();
                });
        return thread;
    }

    private static void join(Thread thread, Duration time) {
        try {
            thread.join(time.toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
