package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.StepName;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;

/**
 * Writes the messages of callback steps.
 *
 * @param executionArn the execution that they belong to
 * @param switches what AWS does not document of them
 */
record StepMessages(String executionArn, Switches switches) {

    StepMessage first(StepCall call) {
        return message(
                call,
                switch (switches.get(Switch.FIRST_STATUS)) {
                    case EXECUTING -> "Executing";
                    case STARTING -> "Starting";
                    case ABSENT -> "";
                });
    }

    StepMessage stop(StepCall call) {
        return message(call, StepState.STOPPING.word());
    }

    private StepMessage message(StepCall call, String status) {
        var body =
                Json.object().put("token", call.token()).put("pipelineExecutionArn", executionArn);
        if (switches.get(Switch.STEP_NAME) == StepName.PRESENT) {
            body.put("stepName", call.stepName());
        }
        body.set("arguments", call.arguments());
        if (!status.isEmpty()) {
            body.put(statusKey(), status);
        }
        return new StepMessage(call.token(), call.queueUrl(), body.toString());
    }

    private String statusKey() {
        return switch (switches.get(Switch.STATUS_KEY)) {
            case LOWER_CASE -> "status";
            case CAPITALISED -> "Status";
        };
    }
}
