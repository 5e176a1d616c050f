package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.Received;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was received together and what has been decided about each. Used by one thread. */
final class Batch {
    private final List<Received> received;
    private final Map<Received, PollerMessage> messages = new IdentityHashMap<>();
    private final Map<Received, Decision> decisions = new IdentityHashMap<>();

    Batch(List<Received> received) {
        this.received = List.copyOf(received);
    }

    List<Received> received() {
        return received;
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

    void understood(Received one, PollerMessage message) {
        messages.put(one, message);
    }

    Optional<PollerMessage> messageOf(Received one) {
        return Optional.ofNullable(messages.get(one));
    }

    EventSubject subjectOf(Received one) {
        return messageOf(one).map(EventSubject::of).orElse(EventSubject.UNKNOWN);
    }

    /** Nobody is left to rescue a dead letter that can't be handled. */
    private static Decision unexpected(Received one, RuntimeException e) {
        var why = "an unexpected " + e.getClass().getName();
        return one.queue().holdsDeadLetters() ? new Decision.Bury(why) : new Decision.HandBack(why);
    }
}
