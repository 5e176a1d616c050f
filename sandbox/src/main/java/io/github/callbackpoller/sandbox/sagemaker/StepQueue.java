package io.github.callbackpoller.sandbox.sagemaker;

/** Where callback steps put their messages. */
@FunctionalInterface
public interface StepQueue {

    /**
     * Sends a message to a queue.
     *
     * @throws RuntimeException if the queue does not take it
     */
    void send(String queueUrl, String body);
}
