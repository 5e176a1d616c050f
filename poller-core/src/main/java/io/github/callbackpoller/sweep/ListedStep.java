package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.message.CallbackToken;
import java.util.Map;
import java.util.Optional;

/**
 * A step as its execution lists it.
 *
 * @param name the step's name
 * @param view how it stands
 * @param callback its token and queue, if it is a callback step
 * @param outputs what it has told by now, by name
 */
public record ListedStep(
        String name, StepView view, Optional<Wait> callback, Map<String, String> outputs) {

    /** Copies the outputs. */
    public ListedStep {
        outputs = Map.copyOf(outputs);
    }

    /**
     * What a callback step waits with.
     *
     * @param token answers it
     * @param queueUrl where SageMaker sent its message
     */
    public record Wait(CallbackToken token, String queueUrl) {}
}
