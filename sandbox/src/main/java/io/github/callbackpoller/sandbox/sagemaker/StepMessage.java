package io.github.callbackpoller.sandbox.sagemaker;

/**
 * A message that a callback step's queue is to get.
 *
 * @param token the step's token
 * @param queueUrl the queue
 * @param body what is sent
 */
record StepMessage(String token, String queueUrl, String body) {}
