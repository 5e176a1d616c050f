package io.github.callbackpoller.sandbox.sagemaker;

import java.io.IOException;

/** Where callback steps put their messages. */
@FunctionalInterface
public interface StepQueue {

    /**
     * Sends a message to a queue. May throw unchecked exceptions, too; either fails the step.
     *
     * @throws IOException if the queue does not take it
     */
    void send(String queueUrl, String body) throws IOException;
}
