package io.github.callbackpoller.port;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;

/**
 * SageMaker, as far as a callback step needs it. Thread-safe; never throws for what SageMaker does.
 */
public interface Callbacks {

    /**
     * Tells a step its outcome. The same step and outcome are the same request, byte for byte, so
     * that SageMaker counts them once.
     */
    AnswerResult answer(CallbackStep step, JobOutcome outcome);

    /** Reads how a step stands. What is not proved is {@link StepView#UNKNOWN}. */
    StepView view(CallbackStep step);
}
