package io.github.callbackpoller.benchmarks.requests.contender;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Threads that repeat something until they are told to stop. */
final class Repeating implements Contender {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Repeating(int threads, Runnable work) {
        for (int number = 0; number < threads; number++) {
            var thread =
                    new Thread(
                            () -> {
                                while (!stopped.get()) {
                                    work.run();
                                }
                            },
                            "contender-" + number);
            thread.setDaemon(true);
            this.threads.add(thread);
        }
        this.threads.forEach(Thread::start);
    }

    @Override
    public void close() {
        stopped.set(true);
    }
}
