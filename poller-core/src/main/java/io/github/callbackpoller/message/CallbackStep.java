package io.github.callbackpoller.message;

import io.github.callbackpoller.job.JobKey;

/**
 * The step that waits for an answer.
 *
 * @param token answers it
 * @param execution the pipeline execution it belongs to
 * @param key names its job; see {@link KeyDerivation}
 */
public record CallbackStep(CallbackToken token, ExecutionArn execution, JobKey key) {}
