package io.github.callbackpoller.sandbox.glue;

import java.io.IOException;

/** Where the events of runs are sent. */
@FunctionalInterface
public interface EventQueue {

    /**
     * Sends an event to a queue. May throw unchecked exceptions, too; either loses the event.
     *
     * @throws IOException if the queue does not take it
     */
    void send(String queueUrl, String event) throws IOException;
}
