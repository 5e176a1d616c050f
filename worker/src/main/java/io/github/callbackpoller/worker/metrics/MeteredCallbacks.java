package io.github.callbackpoller.worker.metrics;

import static io.github.callbackpoller.worker.metrics.Metrics.label;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.FailureClass;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import java.time.Instant;
import java.util.List;

/** Answers through another and counts. Thread-safe. */
public final class MeteredCallbacks implements Callbacks {
    private static final String SUCCEEDED = "succeeded";
    private static final String FAILED = "failed";
    private static final String NO_REASON = "none";
    private static final List<String> RESULTS = List.of("accepted", "refused", "unconfirmed");

    private final Callbacks callbacks;
    private final Metrics metrics;

    /**
     * @param callbacks does the work
     * @param metrics where it is counted, from 0
     */
    public MeteredCallbacks(Callbacks callbacks, Metrics metrics) {
        this.callbacks = callbacks;
        this.metrics = metrics;
        for (var result : RESULTS) {
            metrics.counter(Metric.ANSWERS, SUCCEEDED, NO_REASON, result);
            for (var failure : FailureClass.values()) {
                metrics.counter(Metric.ANSWERS, FAILED, label(failure), result);
            }
        }
    }

    @Override
    public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
        var result = callbacks.answer(step, firstSeen, outcome);
        metrics.counter(
                        Metric.ANSWERS,
                        outcome.match(succeeded -> SUCCEEDED, failed -> FAILED),
                        outcome.match(
                                succeeded -> NO_REASON,
                                failed -> label(FailureClass.of(failed.reason()))),
                        result.match(
                                () -> "accepted",
                                refused -> "refused",
                                unconfirmed -> "unconfirmed"))
                .increment();
        return result;
    }

    @Override
    public StepView view(CallbackStep step) {
        return callbacks.view(step);
    }
}
