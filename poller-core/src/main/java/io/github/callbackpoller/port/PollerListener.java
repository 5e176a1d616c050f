package io.github.callbackpoller.port;

/**
 * Hears what becomes of each message, after it has become so. Called from several threads; what it
 * throws is logged and changes nothing.
 */
@FunctionalInterface
public interface PollerListener {

    /** One event. Return soon: the batch waits. */
    void onEvent(PollerEvent event);
}
