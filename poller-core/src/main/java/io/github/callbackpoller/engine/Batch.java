package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was received together and what has been decided about each. Used by one thread. */
final class Batch {
    private final List<Received> received;
    private final Map<Received, PollerMessage> messages = new IdentityHashMap<>();
    private final Map<Received, Decision> decisions = new IdentityHashMap<>();
    private final Map<Received, Instant> ends = new IdentityHashMap<>();
    private final Map<Received, Duration> lags = new IdentityHashMap<>();

    Batch(List<Received> received) {
        this.received = List.copyOf(received);
    }

    /** The messages in turns that hold at most one of each step, the latest of a step first. */
    Collection<List<Received>> turns() {
        var turnOf = new IdentityHashMap<Received, Integer>();
        ofOneStep()
                .forEach(
                        ofStep ->
                                IntStream.range(0, ofStep.size())
                                        .forEach(turn -> turnOf.put(ofStep.get(turn), turn)));
        return received.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> turnOf.getOrDefault(one, 0),
                                TreeMap::new,
                                Collectors.toList()))
                .values();
    }

    /** Decides one message; if that fails, the others go on. */
    void decide(Received one, Supplier<Optional<Decision>> decision) {
        try {
            decision.get().ifPresent(decided -> decisions.put(one, decided));
        } catch (RuntimeException e) {
            Log.LOG.error("A message of queue {} could not be handled", one.queue(), e);
            decisions.put(one, unexpected(one, e));
        }
    }

    Optional<Decision> decisionOn(Received one) {
        return Optional.ofNullable(decisions.get(one));
    }

    /** The job was seen to have ended. */
    void ended(Received one, Instant end) {
        ends.put(one, end);
    }

    /** The step was told so. */
    void told(Received one, Instant now) {
        var end = ends.get(one);
        if (end != null) {
            lags.put(one, end.isBefore(now) ? Duration.between(end, now) : Duration.ZERO);
        }
    }

    Optional<Duration> lagOf(Received one) {
        return Optional.ofNullable(lags.get(one));
    }

    void understood(Received one, PollerMessage message) {
        messages.put(one, message);
    }

    Optional<PollerMessage> messageOf(Received one) {
        return Optional.ofNullable(messages.get(one));
    }

    EventSubject subjectOf(Received one) {
        return messageOf(one).map(EventSubject::of).orElse(EventSubject.UNKNOWN);
    }

    private Collection<List<Received>> ofOneStep() {
        return received.stream()
                .filter(messages::containsKey)
                .sorted(Comparator.comparing(this::recency).reversed())
                .collect(Collectors.groupingBy(one -> messageOf(one).orElseThrow().step().key()))
                .values();
    }

    private Recency recency(Received one) {
        return Recency.of(messageOf(one).orElseThrow());
    }

    /** Nobody is left to rescue a dead letter that can't be handled. */
    private static Decision unexpected(Received one, RuntimeException e) {
        var why = "an unexpected " + e.getClass().getName();
        return one.queue().holdsDeadLetters() ? new Decision.Bury(why) : new Decision.HandBack(why);
    }
}
