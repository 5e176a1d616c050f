package io.github.callbackpoller.engine;

import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import java.time.Instant;
import java.util.Comparator;

/**
 * Tells which of two messages about one step is the later one. What was first seen later is later,
 * whatever its rank: SageMaker may give a step that it runs again the token it had, and a message
 * that came twice may have begun two chains.
 */
record Recency(Instant firstSeen, Rank rank) implements Comparable<Recency> {
    private static final Comparator<Recency> ORDER =
            Comparator.comparing(Recency::firstSeen).thenComparing(Recency::rank);

    static Recency of(PollerMessage message) {
        return new Recency(message.timing().firstSeen(), message.rank());
    }

    @Override
    public int compareTo(Recency other) {
        return ORDER.compare(this, other);
    }
}
