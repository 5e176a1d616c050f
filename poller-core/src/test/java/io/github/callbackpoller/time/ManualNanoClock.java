package io.github.callbackpoller.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still until it is moved. Near the overflow at first, as the system's may be. */
public final class ManualNanoClock implements NanoClock {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    @Override
    public long nanos() {
        return nanos.get();
    }

    /** Moves on. */
    public void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
