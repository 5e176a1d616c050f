package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Rank;
import java.time.Instant;
import java.util.Comparator;

/** How late a message of a step is among the others of the step. */
record Seniority(Instant firstSeen, Rank rank) implements Comparable<Seniority> {
    private static final Comparator<Seniority> ORDER =
            Comparator.comparing(Seniority::firstSeen).thenComparing(Seniority::rank);

    static Seniority of(Letter letter) {
        var sent = new Seniority(Instant.ofEpochMilli(letter.sentAt), Rank.FIRST);
        return MessageCodec.decode(NewerFormat.read(letter.body))
                .match(
                        callback -> sent,
                        own ->
                                new Seniority(
                                        own.message().timing().firstSeen(), own.message().rank()),
                        foreign -> sent,
                        unreadable -> sent);
    }

    static boolean isOfSageMaker(Letter letter) {
        return MessageCodec.decode(letter.body)
                .match(callback -> true, own -> false, foreign -> false, unreadable -> false);
    }

    boolean isAfter(Seniority other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Seniority other) {
        return ORDER.compare(this, other);
    }
}
