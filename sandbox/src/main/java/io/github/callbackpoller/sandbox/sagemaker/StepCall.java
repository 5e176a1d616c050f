package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a callback step asks for, and under which token it waits.
 *
 * @param token under which it waits
 * @param stepName the step's
 * @param queueUrl where its messages go
 * @param arguments what they carry
 */
record StepCall(String token, String stepName, String queueUrl, JsonNode arguments) {
    StepCall under(String other) {
        return new StepCall(other, stepName, queueUrl, arguments);
    }
}
