package io.github.callbackpoller.lambda.log;

import io.github.callbackpoller.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.slf4j.spi.MDCAdapter;

/**
 * Writes messages as lines: one line each, whatever is in them, since a line is an event of
 * CloudWatch Logs.
 *
 * @param json whether lines are JSON
 * @param mdc what goes with each line; {@code requestId} by Lambda's name for it
 * @param clock tells the time
 */
record LogLines(boolean json, MDCAdapter mdc, InstantSource clock) {
    private static final String REQUEST_ID = "requestId";

    String line(Level level, String logger, String message, @Nullable Throwable thrown) {
        var context =
                Optional.<Map<String, String>>ofNullable(mdc.getCopyOfContextMap())
                        .orElse(Map.of());
        return json
                ? json(level, logger, message, thrown, context)
                : text(level, logger, message, thrown, context);
    }

    private String json(
            Level level,
            String logger,
            String message,
            @Nullable Throwable thrown,
            Map<String, String> context) {
        var line = new LinkedHashMap<String, Object>();
        line.put("timestamp", clock.instant().toString());
        line.put("level", level.name());
        line.put("message", message);
        line.put("logger", logger);
        context.forEach(
                (key, value) -> line.put(key.equals(REQUEST_ID) ? "AWSRequestId" : key, value));
        if (thrown != null) {
            line.put("errorType", thrown.getClass().getName());
            line.put("errorMessage", String.valueOf(thrown.getMessage()));
            line.put("stackTrace", stackTrace(thrown));
        }
        return Json.write(line);
    }

    private static String text(
            Level level,
            String logger,
            String message,
            @Nullable Throwable thrown,
            Map<String, String> context) {
        var line = new StringBuilder();
        line.append(level).append(' ');
        if (context.containsKey(REQUEST_ID)) {
            line.append(context.get(REQUEST_ID)).append(' ');
        }
        line.append(logger.substring(logger.lastIndexOf('.') + 1)).append(": ").append(message);
        if (thrown != null) {
            line.append(" | ").append(stackTrace(thrown));
        }
        return line.toString().replace("\r", "").replace('\n', ' ').replace('\t', ' ');
    }

    private static String stackTrace(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
