package io.github.callbackpoller.worker.metrics;

import io.github.callbackpoller.port.PollerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How old the oldest step is that goes on waiting, as far as one worker saw lately: a living
 * message is received at least every 15 minutes. Keeps one time for each of the last minutes.
 * Thread-safe.
 */
final class OldestSteps {
    static final Duration REMEMBERED = Duration.ofMinutes(20);
    private static final Duration SLOT = Duration.ofMinutes(1);

    private final Deque<Slot> slots = new ArrayDeque<>();

    private record Slot(Instant from, Instant oldest) {}

    /** A message was handled; only what has a next look goes on waiting. */
    synchronized void saw(PollerEvent event, Instant now) {
        if (event.delay().isEmpty()) {
            return;
        }
        event.subject().firstSeen().ifPresent(begun -> note(begun, now));
    }

    /** Zero if nothing was seen. */
    synchronized Duration age(Instant now) {
        forget(now);
        return slots.stream()
                .map(Slot::oldest)
                .min(Instant::compareTo)
                .map(oldest -> Duration.between(oldest, now))
                .filter(age -> !age.isNegative())
                .orElse(Duration.ZERO);
    }

    private void note(Instant begun, Instant now) {
        forget(now);
        var newest = Optional.ofNullable(slots.peekLast());
        var current = newest.filter(slot -> now.isBefore(slot.from().plus(SLOT)));
        if (current.isEmpty()) {
            slots.addLast(new Slot(now, begun));
        } else if (begun.isBefore(current.get().oldest())) {
            slots.removeLast();
            slots.addLast(new Slot(current.get().from(), begun));
        }
    }

    private void forget(Instant now) {
        while (!slots.isEmpty() && slots.getFirst().from().plus(REMEMBERED).isBefore(now)) {
            slots.removeFirst();
        }
    }
}
