package io.github.callbackpoller.lambda.log;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes one line for each message. Thread-safe. */
final class LambdaLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    private final Level least;
    private final transient LogLines lines;
    private final transient Consumer<String> out;

    LambdaLogger(String name, Level least, LogLines lines, Consumer<String> out) {
        this.name = name;
        this.least = least;
        this.lines = lines;
        this.out = out;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return LambdaLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            @Nullable Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        var message = MessageFormatter.basicArrayFormat(pattern, arguments);
        out.accept(lines.line(level, name, String.valueOf(message), thrown));
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= least.toInt();
    }
}
