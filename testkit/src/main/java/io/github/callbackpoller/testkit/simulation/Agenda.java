package io.github.callbackpoller.testkit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time, and what is to happen in it. Not thread-safe. */
final class Agenda {
    static final long NEVER = Long.MAX_VALUE;

    private static final long BEGIN = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(
                    Comparator.comparingLong(Entry::time).thenComparingLong(Entry::number));
    private long now = BEGIN;
    private long numbers;

    private record Entry(long time, long number, Runnable action) {}

    /** Milliseconds since 1970. */
    long now() {
        return now;
    }

    Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    /** How long the world has existed. */
    Duration age() {
        return Duration.ofMillis(now - BEGIN);
    }

    void in(long millis, Runnable action) {
        at(now + millis, action);
    }

    void at(long time, Runnable action) {
        entries.add(new Entry(Math.max(time, now), numbers++, action));
    }

    /** When the next thing happens; {@link #NEVER} if nothing does. */
    long next() {
        var next = entries.peek();
        return next == null ? NEVER : next.time();
    }

    /** Time never goes back. */
    void advanceTo(long time) {
        now = Math.max(now, time);
    }

    /** Does what is next, if it is due. */
    boolean doNext() {
        if (next() > now) {
            return false;
        }
        entries.remove().action().run();
        return true;
    }
}
