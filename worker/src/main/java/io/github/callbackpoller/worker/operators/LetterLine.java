package io.github.callbackpoller.worker.operators;

import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.operator.LetterFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A message in one line, for people. */
public final class LetterLine {
    private LetterLine() {}

    /**
     * The line.
     *
     * @param mostReceives how often it is received before it becomes a dead letter
     * @param now counts from here
     */
    public static String of(LetterFacts facts, OptionalInt mostReceives, Instant now) {
        var letter = facts.letter();
        var parts = new ArrayList<String>(List.of(facts.what()));
        facts.definition().ifPresent(definition -> parts.add("of " + definition));
        facts.step()
                .ifPresent(
                        step -> {
                            parts.add("key " + step.key().shortForm());
                            if (step.execution().isKnown()) {
                                parts.add(step.execution().value());
                            }
                        });
        facts.own().ifPresent(own -> parts.add(times(own)));
        letter.sentAt().ifPresent(at -> parts.add("sent " + age(at, now) + " ago"));
        parts.add("receive " + letter.receiveCount());
        parts.add(letter.body().length() + " characters");
        if (isLast(facts, mostReceives)) {
            parts.add("LAST: the next receive makes it a dead letter");
        }
        if (!letter.reason().isEmpty()) {
            parts.add("parked because " + letter.reason());
        }
        return String.join(", ", parts);
    }

    /** Whether the next receive makes it a dead letter. */
    static boolean isLast(LetterFacts facts, OptionalInt mostReceives) {
        return mostReceives.isPresent() && facts.letter().receiveCount() >= mostReceives.getAsInt();
    }

    private static String times(PollerMessage own) {
        return "first seen "
                + own.timing().firstSeen()
                + ", due "
                + own.timing().due()
                + ", deadline "
                + own.timing().deadline()
                + ", "
                + own.tally().checksDone()
                + " checks";
    }

    private static String age(Instant sentAt, Instant now) {
        return Math.max(0, Duration.between(sentAt, now).toSeconds()) + " s";
    }
}
