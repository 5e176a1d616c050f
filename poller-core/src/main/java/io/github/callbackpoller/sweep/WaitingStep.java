package io.github.callbackpoller.sweep;

import io.github.callbackpoller.message.CallbackStep;
import java.time.Instant;

/**
 * A callback step that waits for its answer on our queue.
 *
 * @param name the step's name in its pipeline
 * @param step its token, execution and key
 * @param since when it began to wait
 * @param stopping whether its pipeline is stopping
 */
public record WaitingStep(String name, CallbackStep step, Instant since, boolean stopping) {}
