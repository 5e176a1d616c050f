package io.github.callbackpoller.sandbox.sagemaker;

import java.time.Instant;
import java.util.Map;

/**
 * What a step is told.
 *
 * @param success whether it succeeded
 * @param outputs its output parameters
 * @param reason why it failed
 */
record Answer(boolean success, Map<String, String> outputs, String reason) {

    void endStep(Step step, Instant now) {
        if (success) {
            step.succeed(outputs, now);
        } else {
            step.fail(reason, now);
        }
    }
}
