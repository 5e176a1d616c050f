package io.github.callbackpoller.lambda.metrics;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import java.time.Instant;

/**
 * Counts the answers that SageMaker confirmed, and those that it did not.
 *
 * @param callbacks answers
 * @param meter counts
 */
public record MeteredAnswers(Callbacks callbacks, Meter meter) implements Callbacks {

    @Override
    public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
        var result = callbacks.answer(step, firstSeen, outcome);
        meter.count(
                result.match(
                        () ->
                                outcome.match(
                                        succeeded -> FunctionMetric.ANSWERS_SUCCEEDED,
                                        failed -> FunctionMetric.ANSWERS_FAILED),
                        refused -> FunctionMetric.ANSWERS_NOT_TAKEN,
                        unconfirmed -> FunctionMetric.ANSWERS_NOT_TAKEN),
                1);
        return result;
    }

    @Override
    public StepView view(CallbackStep step) {
        return callbacks.view(step);
    }
}
