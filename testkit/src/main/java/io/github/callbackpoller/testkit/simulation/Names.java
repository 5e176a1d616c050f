package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.KeyDerivation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens and executions, the same in every world: a key is dear to derive, so it is derived once.
 * Thread-safe.
 */
final class Names {
    private static final Map<Numbers, CallbackStep> STEPS = new ConcurrentHashMap<>();
    private static final String TOKEN = "SIMTOKEN";
    private static final String EXECUTION =
            "arn:aws:sagemaker:us-east-2:012345678901:pipeline/sim/execution/sim";

    private record Numbers(int token, int execution) {}

    private Names() {}

    /** The step of a token in an execution, both by number. */
    static CallbackStep step(int token, int execution) {
        return STEPS.computeIfAbsent(
                new Numbers(token, execution),
                unknown ->
                        KeyDerivation.derive(
                                CallbackToken.of(token(token)),
                                new ExecutionArn(execution(execution))));
    }

    /** As the library derives it, but for the steps of these worlds only once. */
    static CallbackStep step(CallbackToken token, ExecutionArn execution) {
        int index = indexOf(token.secret());
        return index >= 0 && execution.value().startsWith(EXECUTION)
                ? step(index, Integer.parseInt(execution.value().substring(EXECUTION.length())))
                : KeyDerivation.derive(token, execution);
    }

    static String token(int index) {
        return TOKEN + (char) ('0' + index / 10) + (char) ('0' + index % 10);
    }

    static String execution(int index) {
        return EXECUTION + index;
    }

    /** Negative for a token that is not of these worlds. */
    static int indexOf(String token) {
        return token.startsWith(TOKEN) ? Integer.parseInt(token.substring(TOKEN.length())) : -1;
    }

    static boolean areIn(String text) {
        return text.contains(TOKEN);
    }
}
