package io.github.callbackpoller.sandbox.sagemaker;

import java.util.Map;

/**
 * What a token is told.
 *
 * @param end SUCCEEDED or FAILED
 * @param requestToken the ClientRequestToken
 * @param outputs what a success brings
 * @param reason why it failed; empty if nothing was said
 */
record Answer(StepState end, String requestToken, Map<String, String> outputs, String reason) {

    static Answer success(String requestToken, Map<String, String> outputs) {
        return new Answer(StepState.SUCCEEDED, requestToken, outputs, "");
    }

    static Answer failure(String requestToken, String reason) {
        return new Answer(StepState.FAILED, requestToken, Map.of(), reason);
    }

    /** Whether both come from one request that was sent twice. */
    boolean isRepeatOf(Answer earlier) {
        return isLike(earlier) && requestToken.equals(earlier.requestToken);
    }

    boolean isLike(Answer earlier) {
        return end == earlier.end;
    }
}
