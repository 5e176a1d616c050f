package io.github.callbackpoller.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What SageMaker puts on the callback queue when a step begins to wait, and once more when its
 * pipeline is stopping.
 *
 * @param token answers the step
 * @param execution the pipeline execution
 * @param arguments the step's inputs; numbers and booleans as they are written in JSON, nested
 *     values as JSON text
 * @param stopping whether this is the message that asks to stop
 */
public record CallbackMessage(
        CallbackToken token,
        ExecutionArn execution,
        Map<String, String> arguments,
        boolean stopping) {

    /** Copies the arguments and keeps their order. */
    public CallbackMessage {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
}
