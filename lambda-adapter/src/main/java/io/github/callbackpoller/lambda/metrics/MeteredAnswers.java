package io.github.callbackpoller.lambda.metrics;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import java.time.Instant;

/**
 * Counts the answers that SageMaker confirmed.
 *
 * @param callbacks answers
 * @param meter counts
 */
public record MeteredAnswers(Callbacks callbacks, Meter meter) implements Callbacks {

    @Override
    public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
        var result = callbacks.answer(step, firstSeen, outcome);
        boolean confirmed = result.match(() -> true, refused -> false, unconfirmed -> false);
        if (confirmed) {
            meter.count(
                    outcome.match(
                            succeeded -> FunctionMetric.ANSWERS_SUCCEEDED,
                            failed -> FunctionMetric.ANSWERS_FAILED),
                    1);
        }
        return result;
    }

    @Override
    public StepView view(CallbackStep step) {
        return callbacks.view(step);
    }
}
