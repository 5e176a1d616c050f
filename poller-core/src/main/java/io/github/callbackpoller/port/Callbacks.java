package io.github.callbackpoller.port;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import java.time.Instant;

/**
 * SageMaker, as far as a callback step needs it. Thread-safe; never throws for what SageMaker does.
 */
public interface Callbacks {

    /**
     * Tells a step its outcome. The same three are the same request, byte for byte, so that
     * SageMaker counts them once.
     *
     * @param firstSeen when the step's first message was sent: a step that SageMaker runs again
     *     under the token it had needs an answer of its own
     */
    AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome);

    /** Reads how a step stands. What is not proved is {@link StepView#UNKNOWN}. */
    StepView view(CallbackStep step);
}
