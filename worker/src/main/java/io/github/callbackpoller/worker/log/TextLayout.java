package io.github.callbackpoller.worker.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes one line an event: {@code 21:53:44.123 INFO events still running {checks=3, ...}}. A stack
 * trace follows on lines of its own.
 */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public String doLayout(ILoggingEvent event) {
        var error = event.getThrowableProxy();
        return "%s %-5s %s  %s%s\n%s"
                .formatted(
                        TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                        event.getLevel(),
                        lastPart(event.getLoggerName()),
                        inOneLine(event.getFormattedMessage()),
                        context(event.getMDCPropertyMap()),
                        error == null ? "" : ThrowableProxyUtil.asString(error));
    }

    private static String lastPart(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    private static String context(Map<String, String> keys) {
        return keys.isEmpty() ? "" : "  " + inOneLine(new TreeMap<>(keys).toString());
    }

    private static String inOneLine(String text) {
        return text.replace("\r", "").replace("\n", "\\n");
    }
}
