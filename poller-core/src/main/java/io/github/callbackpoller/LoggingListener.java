package io.github.callbackpoller;

import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.time.NanoClock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes one log line an event, with what it is about as MDC keys: {@code event}, {@code pipeline},
 * {@code execution}, {@code key}, {@code definition}, {@code jobType}, {@code runId}, {@code
 * phase}, {@code checks} and, where there is a next look, {@code delaySeconds}.
 *
 * <p>A trouble that many messages have is a warning for one of them every five minutes, and
 * information for the others.
 */
public final class LoggingListener implements PollerListener {
    private static final Logger LOG = LoggerFactory.getLogger("io.github.callbackpoller.events");

    private final EventLevels levels = new EventLevels(NanoClock.system());

    /** Writes to the logger {@code io.github.callbackpoller.events}. */
    public LoggingListener() {}

    @Override
    public void onEvent(PollerEvent event) {
        var keys = keys(event);
        keys.forEach(MDC::put);
        try {
            var subject = event.subject();
            LOG.atLevel(levels.of(event))
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
}
