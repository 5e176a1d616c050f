package io.github.callbackpoller.loop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells threads to stop, and wakes those that wait. Thread-safe. */
final class StopSignal {
    private final CountDownLatch given = new CountDownLatch(1);

    void give() {
        given.countDown();
    }

    boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits for some time, or until the signal is given. */
    void waitFor(Duration time) {
        try {
            boolean stopped = given.await(time.toMillis(), TimeUnit.MILLISECONDS);
            if (stopped) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            give();
        }
    }

    void await() throws InterruptedException {
        given.await();
    }
}
