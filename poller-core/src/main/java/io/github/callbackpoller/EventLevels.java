package io.github.callbackpoller;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * How loud an event is. While a service is down, every message has the same to say: of one
 * definition and kind, one event in five minutes is a warning. Remembers a hundred. Thread-safe.
 */
final class EventLevels {
    private static final Duration WARNED_AGAIN_AFTER = Duration.ofMinutes(5);
    private static final int MOST = 100;

    private final NanoClock clock;
    private final Map<Kind, Long> warnedAt =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Kind, Long> eldest) {
                    return size() > MOST;
                }
            };

    EventLevels(NanoClock clock) {
        this.clock = clock;
    }

    private record Kind(Happening happening, String definition) {}

    Level of(PollerEvent event) {
        return switch (event.happening()) {
            case HOP -> Level.DEBUG;
            case STARTED,
                    ADOPTED,
                    START_POSTPONED,
                    STILL_RUNNING,
                    HELD_BACK,
                    RETRY_EXPECTED,
                    STOPPING,
                    NUDGED,
                    ANSWERED,
                    ANSWERED_BEFORE,
                    SUPERSEDED,
                    NOBODY_WAITS,
                    LEFT_TO_NEWER_HOST,
                    HANDED_BACK ->
                    Level.INFO;
            case UNKNOWN_STATE, UNTOLD, ANSWER_POSTPONED, UNCONFIRMED ->
                    isFirst(new Kind(event.happening(), event.subject().definition()))
                            ? Level.WARN
                            : Level.INFO;
            case DUPLICATE_STOPPED -> Level.WARN;
            case BURIED -> Level.ERROR;
        };
    }

    private synchronized boolean isFirst(Kind kind) {
        var before = warnedAt.get(kind);
        if (before != null && clock.since(before).compareTo(WARNED_AGAIN_AFTER) < 0) {
            return false;
        }
        warnedAt.put(kind, clock.nanos());
        return true;
    }
}
