package io.github.callbackpoller.engine;

import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.Received;

/**
 * A received message that is understood.
 *
 * @param received as it came
 * @param message what it says
 */
record Considered(Received received, PollerMessage message) {}
