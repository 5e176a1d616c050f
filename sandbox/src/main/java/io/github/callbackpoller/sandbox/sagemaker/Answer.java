package io.github.callbackpoller.sandbox.sagemaker;

import java.util.Map;

/**
 * What a token is told.
 *
 * @param end SUCCEEDED or FAILED
 * @param outputs what a success brings
 * @param reason why it failed; empty if nothing was said
 */
record Answer(StepState end, Map<String, String> outputs, String reason) {

    static Answer success(Map<String, String> outputs) {
        return new Answer(StepState.SUCCEEDED, outputs, "");
    }

    static Answer failure(String reason) {
        return new Answer(StepState.FAILED, Map.of(), reason);
    }

    boolean isLike(Answer earlier) {
        return end == earlier.end;
    }
}
