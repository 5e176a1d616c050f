package io.github.callbackpoller.sandbox.demo.taxi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until the run is as old as it shall become. */
interface Stay {
    void untilAge(Duration age);

    static Stay countedFromNow() {
        long start = System.nanoTime();
        return age -> {
            try {
                TimeUnit.NANOSECONDS.sleep(age.toNanos() - (System.nanoTime() - start));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
