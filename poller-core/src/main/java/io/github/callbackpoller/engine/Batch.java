package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.Received;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The messages of one batch and what has been decided about each. Used by one thread. */
final class Batch {
    private final List<Received> messages;
    private final Map<Received, Decision> decisions = new IdentityHashMap<>();
    private final Map<Received, EventSubject> subjects = new IdentityHashMap<>();

    Batch(List<Received> messages) {
        this.messages = List.copyOf(messages);
    }

    List<Received> messages() {
        return messages;
    }

    /** Decides one message; if that fails, it stays on its queue and the others go on. */
    void decide(Received received, Supplier<Optional<Decision>> decision) {
        try {
            decision.get().ifPresent(decided -> decisions.put(received, decided));
        } catch (RuntimeException e) {
            Log.LOG.error("A message could not be handled and stays on its queue", e);
            decisions.put(
                    received, new Decision.HandBack("an unexpected " + e.getClass().getName()));
        }
    }

    Optional<Decision> decisionOn(Received received) {
        return Optional.ofNullable(decisions.get(received));
    }

    void isAbout(Received received, EventSubject subject) {
        subjects.put(received, subject);
    }

    EventSubject subjectOf(Received received) {
        return subjects.getOrDefault(received, EventSubject.UNKNOWN);
    }
}
