package io.github.callbackpoller.message;

import java.util.HashMap;

/** Gives steps their keys: always the same one for the same token and execution. */
@FunctionalInterface
public interface StepKeys {

    /** The step with its key. */
    CallbackStep step(CallbackToken token, ExecutionArn execution);

    /**
     * The same keys, each made once: one takes tens of milliseconds. Remembers all that were asked
     * for; for one run over many steps, on one thread.
     */
    static StepKeys remembering(StepKeys keys) {
        record Named(CallbackToken token, ExecutionArn execution) {}
        var known = new HashMap<Named, CallbackStep>();
        return (token, execution) ->
                known.computeIfAbsent(
                        new Named(token, execution), named -> keys.step(token, execution));
    }
}
