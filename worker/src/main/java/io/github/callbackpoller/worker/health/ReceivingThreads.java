package io.github.callbackpoller.worker.health;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that have received. Thread-safe. */
public final class ReceivingThreads {
    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();

    ReceivingThreads() {}

    void note(Thread thread) {
        if (seen.add(thread)) {
            seen.removeIf(other -> !other.isAlive());
        }
    }

    /** How many of them live. */
    public int alive() {
        return Math.toIntExact(seen.stream().filter(Thread::isAlive).count());
    }

    boolean allEnded() {
        return !seen.isEmpty() && alive() == 0;
    }
}
