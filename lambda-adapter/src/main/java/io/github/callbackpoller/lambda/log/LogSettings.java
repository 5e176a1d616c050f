package io.github.callbackpoller.lambda.log;

import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * How to log, as Lambda's advanced logging controls say ("Configuring advanced logging controls" in
 * the AWS Lambda developer guide).
 *
 * @param json whether lines are JSON
 * @param level the least that is logged
 */
record LogSettings(boolean json, Level level) {

    static LogSettings of(Map<String, String> environment) {
        return new LogSettings(
                environment.getOrDefault("AWS_LAMBDA_LOG_FORMAT", "").equalsIgnoreCase("JSON"),
                level(environment.getOrDefault("AWS_LAMBDA_LOG_LEVEL", "INFO")));
    }

    /** Lambda knows FATAL too, which SLF4J doesn't. */
    private static Level level(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "WARN" -> Level.WARN;
            case "ERROR", "FATAL" -> Level.ERROR;
            default -> Level.INFO;
        };
    }
}
