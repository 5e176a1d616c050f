package io.github.callbackpoller.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's own log: what it recovered from and no event tells. */
final class Log {
    static final Logger LOG = LoggerFactory.getLogger("io.github.callbackpoller.engine");

    private Log() {}
}
