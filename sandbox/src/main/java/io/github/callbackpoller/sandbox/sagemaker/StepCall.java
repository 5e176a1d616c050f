package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.Json;

/**
 * What a callback step asks for, and under which token it waits.
 *
 * @param token under which it waits
 * @param queueUrl where its messages go
 * @param arguments what they carry
 */
record StepCall(String token, String queueUrl, JsonNode arguments) {

    /**
     * @param status the message's status; empty for a message without
     */
    StepMessage message(String executionArn, String status) {
        var body = Json.object().put("token", token).put("pipelineExecutionArn", executionArn);
        body.set("arguments", arguments);
        if (!status.isEmpty()) {
            body.put("status", status);
        }
        return new StepMessage(token, queueUrl, body.toString());
    }
}
