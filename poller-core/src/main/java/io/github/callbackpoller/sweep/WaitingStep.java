package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.StepKeys;
import java.time.Instant;
import java.util.Optional;

/**
 * A callback step that waits for its answer on our queue.
 *
 * @param name the step's name in its pipeline
 * @param step its token, execution and key
 * @param since when it began to wait
 * @param stopping whether its pipeline is stopping
 */
public record WaitingStep(String name, CallbackStep step, Instant since, boolean stopping) {

    /**
     * Empty if the step does not wait, or on another queue.
     *
     * @param earliest when it can have begun to wait, if that is not listed
     */
    static Optional<WaitingStep> of(
            ListedStep listed,
            ExecutionArn execution,
            Instant earliest,
            String queueUrl,
            StepKeys keys) {
        var state = listed.view().state();
        return listed.callback()
                .filter(wait -> state == State.WAITING || state == State.STOPPING)
                .filter(wait -> OurQueue.same(wait.queueUrl(), queueUrl))
                .map(
                        wait ->
                                new WaitingStep(
                                        listed.name(),
                                        keys.step(wait.token(), execution),
                                        listed.view().startedAt().orElse(earliest),
                                        state == State.STOPPING));
    }
}
