package io.github.callbackpoller.worker.log;

import org.slf4j.event.Level;

/**
 * What is logged, and how.
 *
 * @param format how lines are written
 * @param own the least that our own code logs
 * @param others the least that everybody else logs
 */
public record LogSettings(LogFormat format, Level own, Level others) {

    /** For commands whose output people read: only what goes wrong elsewhere. */
    public static final LogSettings QUIET = new LogSettings(LogFormat.TEXT, Level.INFO, Level.WARN);

    /**
     * For a service. Others stay at INFO even where we are at DEBUG: who knows what they would
     * tell, and a token is a secret.
     */
    public static LogSettings of(LogFormat format, Level level) {
        return new LogSettings(format, level, level == Level.DEBUG ? Level.INFO : level);
    }
}
