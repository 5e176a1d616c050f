package io.github.callbackpoller.message;

import java.util.Comparator;

/**
 * Tells which of two messages about one step is the later one. Never compared with a clock.
 *
 * @param chain 0 for what SageMaker's own message began; for a chain begun by a rescue the time of
 *     its beginning in milliseconds
 * @param step how many messages the chain has had before this one
 */
public record Rank(long chain, int step) implements Comparable<Rank> {

    /** The rank of SageMaker's own message. */
    public static final Rank FIRST = new Rank(0, 0);

    private static final Comparator<Rank> ORDER =
            Comparator.comparingLong(Rank::chain).thenComparingInt(Rank::step);

    /** The rank of the message that follows. */
    public Rank next() {
        return new Rank(chain, step + 1);
    }

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }
}
