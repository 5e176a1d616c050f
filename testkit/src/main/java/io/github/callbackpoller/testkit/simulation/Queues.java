package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Standard queues of SQS: messages come more than once, in any order and late; receipts go stale;
 * what is received too often becomes a dead letter; what is too old is gone.
 */
final class Queues {
    static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(5);
    static final int MOST_RECEIVES = 5;

    private static final long RETENTION = Duration.ofDays(14).toMillis();
    private static final int TOKEN_LENGTH = 10;
    private static final long PURGE_TAKES = Duration.ofMinutes(1).toMillis();
    private static final double PURGED_ALSO = 0.3;

    private final Map<QueueName, List<Letter>> letters = new EnumMap<>(QueueName.class);
    private final Agenda agenda;
    private final Choices choices;
    private final Supplier<Weather> weather;
    private final Steps steps;
    private final Map<QueueName, Purge> purges = new EnumMap<>(QueueName.class);
    private long receipts;

    private record Purge(long until, Choices choices) {}

    Queues(Agenda agenda, Choices choices, Supplier<Weather> weather, Steps steps) {
        this.agenda = agenda;
        this.choices = choices;
        this.weather = weather;
        this.steps = steps;
        for (var name : QueueName.values()) {
            letters.put(name, new ArrayList<>());
        }
    }

    void put(
            QueueName queue,
            String body,
            long delayMillis,
            Map<String, MessageAttributeValue> attributes) {
        long now = agenda.now();
        long visible = now + delayMillis + choices.millis(0, weather.get().jitter());
        var letter = new Letter(body, stepOf(body), now, visible, attributes);
        of(queue).add(letter);
        if (choices.happens(weather.get().duplicate())) {
            of(queue).add(letter.twin());
        }
        steps.sent(letter.step);
        purgeAlso(queue, letter);
    }

    /** Hands out what is visible, in any order. */
    List<Letter> receive(QueueName queue, int most) {
        expire(queue);
        var visible = visible(queue);
        var received = new ArrayList<Letter>();
        while (!visible.isEmpty() && received.size() < most) {
            hand(queue, visible.remove(choices.pick(visible.size()))).ifPresent(received::add);
        }
        return received;
    }

    /** With a receipt that is stale nothing may happen, and SQS does not say so. */
    void delete(QueueName queue, String receipt) {
        var deleted = of(queue).stream().filter(letter -> letter.receipt.equals(receipt)).toList();
        of(queue).removeAll(deleted);
        deleted.forEach(letter -> steps.deleted(letter, live(letter.step)));
    }

    /**
     * Deletes what is on a queue, seen or not, within a minute; and some of what comes meanwhile.
     */
    void purge(QueueName queue, Choices aside) {
        purges.put(queue, new Purge(agenda.now() + PURGE_TAKES, aside));
        List.copyOf(of(queue)).forEach(letter -> purge(queue, letter, aside));
    }

    /** Moves dead letters back to where they came from: as new messages, but as they were. */
    void redrive(QueueName deadLetters) {
        for (var letter : of(deadLetters)) {
            of(deadLetters.home()).add(letter.sentAgain(agenda.now()));
            steps.redriven(letter);
        }
        of(deadLetters).clear();
    }

    private void purgeAlso(QueueName queue, Letter letter) {
        var purge = purges.get(queue);
        if (purge != null && agenda.now() < purge.until() && purge.choices().happens(PURGED_ALSO)) {
            purge(queue, letter, purge.choices());
        }
    }

    private void purge(QueueName queue, Letter letter, Choices aside) {
        agenda.in(
                aside.millis(0, PURGE_TAKES),
                () -> {
                    if (of(queue).remove(letter)) {
                        steps.purged(letter, live(letter.step));
                    }
                });
    }

    void changeVisibility(QueueName queue, String receipt, long millis) {
        of(queue).stream()
                .filter(letter -> letter.receipt.equals(receipt))
                .forEach(letter -> letter.visibleFrom = agenda.now() + millis);
    }

    /** When the next message can be received; {@link Agenda#NEVER} if none can. */
    long nextVisible(QueueName queue) {
        return of(queue).stream()
                .mapToLong(letter -> letter.visibleFrom)
                .min()
                .orElse(Agenda.NEVER);
    }

    int count(QueueName queue) {
        return of(queue).size();
    }

    /** The messages of a step on the queues that hosts receive from. */
    int live(int step) {
        int live = 0;
        for (var entry : letters.entrySet()) {
            if (entry.getKey() != QueueName.PARKING) {
                live += countOf(step, entry.getValue());
            }
        }
        return live;
    }

    /** Whether any queue holds a message of this body. */
    boolean hold(String body) {
        return letters.values().stream()
                .flatMap(List::stream)
                .anyMatch(letter -> letter.body.equals(body));
    }

    /** Whether a message is left, seen or not, that asks for the step's job. */
    boolean holdsStart(int step) {
        return Stream.of(QueueName.CALLBACK, QueueName.CALLBACK_DEAD_LETTERS)
                .flatMap(queue -> of(queue).stream())
                .anyMatch(letter -> letter.step == step && !letter.body.contains("Stopping"));
    }

    /** Whether all messages of a step are dead letters. */
    boolean areDeadLetters(int step) {
        int dead =
                countOf(step, of(QueueName.CALLBACK_DEAD_LETTERS))
                        + countOf(step, of(QueueName.CHECK_DEAD_LETTERS));
        return dead > 0 && dead == live(step);
    }

    private Optional<Letter> hand(QueueName queue, Letter letter) {
        if (letter.receives >= MOST_RECEIVES && !queue.holdsDeadLetters()) {
            of(queue).remove(letter);
            letter.visibleFrom = agenda.now();
            letter.receives = 0;
            of(deadLettersOf(queue)).add(letter);
            steps.deadLetter(letter.step);
            return Optional.empty();
        }
        letter.receives++;
        letter.receipt = "receipt-" + receipts++;
        letter.visibleFrom = agenda.now() + VISIBILITY_TIMEOUT.toMillis();
        if (choices.happens(weather.get().duplicate())) {
            letter.visibleFrom = agenda.now() + choices.millis(1, VISIBILITY_TIMEOUT.toMillis());
        }
        return Optional.of(letter);
    }

    private List<Letter> visible(QueueName queue) {
        var visible = new ArrayList<Letter>();
        for (var letter : of(queue)) {
            if (letter.visibleFrom <= agenda.now()) {
                visible.add(letter);
            }
        }
        return visible;
    }

    private void expire(QueueName queue) {
        of(queue).removeIf(letter -> letter.sentAt + RETENTION < agenda.now());
    }

    private int stepOf(String body) {
        int at = body.indexOf("\"token\"");
        int from = body.indexOf('"', body.indexOf(':', at)) + 1;
        return at < 0 || from == 0 || from + TOKEN_LENGTH > body.length()
                ? -1
                : steps.indexOf(body.substring(from, from + TOKEN_LENGTH));
    }

    private List<Letter> of(QueueName queue) {
        return letters.getOrDefault(queue, List.of());
    }

    private static int countOf(int step, List<Letter> letters) {
        int count = 0;
        for (var letter : letters) {
            if (letter.step == step) {
                count++;
            }
        }
        return count;
    }

    private static QueueName deadLettersOf(QueueName queue) {
        return queue == QueueName.CALLBACK
                ? QueueName.CALLBACK_DEAD_LETTERS
                : QueueName.CHECK_DEAD_LETTERS;
    }
}
