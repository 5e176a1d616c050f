package io.github.callbackpoller;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Writes one log line an event, with what it is about as MDC keys: {@code event}, {@code pipeline},
 * {@code execution}, {@code key}, {@code definition}, {@code jobType}, {@code runId}, {@code
 * phase}, {@code checks} and, where there is a next look, {@code delaySeconds}.
 */
public final class LoggingListener implements PollerListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.callbackpoller.events");

    /** Writes to the logger {@code io.github.callbackpoller.events}. */
    public LoggingListener() {}

    @Override
    public void onEvent(PollerEvent event) {
        var keys = keys(event);
        keys.forEach(MDC::put);
        try {
            var subject = event.subject();
            LOG.atLevel(levelOf(event.happening()))
                    .log(
                            "{}{}{}{}{}",
                            event.happening().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            about(subject),
                            event.detail().isEmpty() ? "" : ": " + event.detail(),
                            event.delay()
                                    .map(Durations::format)
                                    .map(d -> ", again in " + d)
                                    .orElse(""),
                            subject.checksDone() > 0 ? ", checks " + subject.checksDone() : "");
        } finally {
            keys.keySet().forEach(MDC::remove);
        }
    }

    private static String about(EventSubject subject) {
        if (subject.key().isEmpty()) {
            return "";
        }
        return " [" + subject.pipeline() + "/" + subject.execution() + " " + subject.key() + "]";
    }

    private static Map<String, String> keys(PollerEvent event) {
        var subject = event.subject();
        var keys = new LinkedHashMap<String, String>();
        keys.put("event", event.happening().name());
        keys.put("pipeline", subject.pipeline());
        keys.put("execution", subject.execution());
        keys.put("key", subject.key());
        keys.put("definition", subject.definition());
        keys.put("jobType", subject.jobType());
        keys.put("runId", subject.runId());
        keys.put("phase", subject.phase());
        keys.put("checks", Integer.toString(subject.checksDone()));
        event.delay()
                .ifPresent(delay -> keys.put("delaySeconds", Long.toString(delay.toSeconds())));
        keys.values().removeIf(String::isEmpty);
        return keys;
    }

    private static Level levelOf(Happening happening) {
        return switch (happening) {
            case HOP -> Level.DEBUG;
            case STARTED,
                    ADOPTED,
                    START_POSTPONED,
                    STILL_RUNNING,
                    RETRY_EXPECTED,
                    STOPPING,
                    ANSWERED,
                    ANSWERED_BEFORE,
                    SUPERSEDED,
                    NOBODY_WAITS,
                    LEFT_TO_NEWER_HOST,
                    HANDED_BACK ->
                    Level.INFO;
            case UNKNOWN_STATE, UNTOLD, DUPLICATE_STOPPED, ANSWER_POSTPONED, UNCONFIRMED ->
                    Level.WARN;
            case BURIED -> Level.ERROR;
        };
    }
}
