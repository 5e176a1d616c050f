package io.github.callbackpoller.message;

/** Gives steps their keys: always the same one for the same token and execution. Thread-safe. */
@FunctionalInterface
public interface StepKeys {

    /** The step with its key. */
    CallbackStep step(CallbackToken token, ExecutionArn execution);
}
