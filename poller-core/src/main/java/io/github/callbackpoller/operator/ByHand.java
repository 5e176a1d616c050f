package io.github.callbackpoller.operator;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.definition.OutputLimits;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.sweep.SeenStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What an operator does to a step in place of a host. The messages of the step end by themselves at
 * their next check. Thread-safe.
 */
public final class ByHand {
    private final Callbacks callbacks;
    private final List<JobAdapter> adapters;

    /**
     * @param callbacks tells SageMaker
     * @param adapters of which the last of a type holds
     */
    public ByHand(Callbacks callbacks, Collection<JobAdapter> adapters) {
        this.callbacks = callbacks;
        this.adapters = List.copyOf(adapters);
    }

    /**
     * What came of it.
     *
     * @param done whether it was done
     * @param detail what was done, or why not
     */
    public record Result(boolean done, String detail) {}

    /**
     * Answers a step. Its job, if it runs, runs on until a host sees that the step waits no longer.
     *
     * @throws IllegalArgumentException if SageMaker would not take the outputs
     */
    public Result answer(SeenStep step, JobOutcome outcome) {
        if (outcome instanceof JobOutcome.Succeeded succeeded) {
            OutputLimits.brokenBy(succeeded.outputs())
                    .ifPresent(
                            broken -> {
                                throw new IllegalArgumentException(broken);
                            });
        }
        var callback = step.waiting().step();
        var result = callbacks.answer(callback, step.waiting().since(), outcome);
        return result.match(
                () -> new Result(true, "SageMaker has taken the answer"),
                refused -> refused(refused.seeing(callbacks.view(callback))),
                unconfirmed ->
                        new Result(
                                false,
                                "SageMaker may or may not have taken it: " + unconfirmed.why()));
    }

    /**
     * Stops all runs of a step. A host sees that at its next check and tells the pipeline.
     *
     * @return one result for each run that had not ended
     */
    public List<Result> stop(SeenStep step) {
        var results = new ArrayList<Result>();
        step.runs().stream()
                .filter(run -> !run.status().hasEnded())
                .forEach(run -> results.add(stop(run)));
        return results;
    }

    private Result stop(KeyedJob run) {
        var adapter =
                adapters.stream()
                        .filter(one -> one.type().equals(run.handle().type()))
                        .reduce((earlier, later) -> later);
        if (adapter.isEmpty()) {
            return new Result(false, "there is no adapter for " + run.handle());
        }
        try {
            adapter.get().stop(run.handle());
            return new Result(true, "told to stop: " + run.handle().id());
        } catch (RuntimeException e) {
            return new Result(false, run.handle().id() + " can't be stopped: " + e.getMessage());
        }
    }

    private static Result refused(AnswerResult.Refused refused) {
        return refused.view().state() == State.OVER
                ? new Result(false, "the step has ended already: " + refused.why())
                : new Result(false, "SageMaker refuses the answer: " + refused.why());
    }
}
