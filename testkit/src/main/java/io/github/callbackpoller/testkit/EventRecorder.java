package io.github.callbackpoller.testkit;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;
import java.util.ArrayList;
import java.util.List;

/** Keeps all events. Thread-safe. */
public final class EventRecorder implements PollerListener {
    private final List<PollerEvent> events = new ArrayList<>();

    /** Nothing has happened yet. */
    public EventRecorder() {}

    @Override
    public synchronized void onEvent(PollerEvent event) {
        events.add(event);
    }

    /** The events so far. */
    public synchronized List<PollerEvent> events() {
        return List.copyOf(events);
    }

    /** What happened so far, in one word each. */
    public synchronized List<Happening> happenings() {
        return events.stream().map(PollerEvent::happening).toList();
    }
}
