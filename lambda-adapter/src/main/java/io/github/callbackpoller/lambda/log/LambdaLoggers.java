package io.github.callbackpoller.lambda.log;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Makes loggers. The AWS SDK's say warnings at most, so that no token shows. Thread-safe. */
final class LambdaLoggers implements ILoggerFactory {
    private static final String SDK = "software.amazon.awssdk";

    private final ConcurrentMap<String, Logger> byName = new ConcurrentHashMap<>();
    private final LogLines lines;
    private final Level level;
    private final Consumer<String> out;

    LambdaLoggers(LogLines lines, Level level, Consumer<String> out) {
        this.lines = lines;
        this.level = level;
        this.out = out;
    }

    @Override
    public Logger getLogger(String name) {
        return byName.computeIfAbsent(
                name, logger -> new LambdaLogger(logger, levelOf(logger), lines, out));
    }

    private Level levelOf(String name) {
        boolean quiet = name.startsWith(SDK) && level.toInt() < Level.WARN.toInt();
        return quiet ? Level.WARN : level;
    }
}
