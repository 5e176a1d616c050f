package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.message.StepKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads which steps wait on our queue, and what they were given. Used by one sweep. */
final class StepReader {

    /** SageMaker ends every execution within 28 days. */
    private static final Duration LONGEST_EXECUTION = Duration.ofDays(28);

    private final Pipelines pipelines;
    private final SweepSettings settings;
    private final StepKeys keys;
    private final BiConsumer<String, String> problems;

    /**
     * @param problems is told what could not be read, and why
     */
    StepReader(
            Pipelines pipelines,
            SweepSettings settings,
            StepKeys keys,
            BiConsumer<String, String> problems) {
        this.pipelines = pipelines;
        this.settings = settings;
        this.keys = keys;
        this.problems = problems;
    }

    /** The waiting steps, by execution, with all steps of the execution. */
    Map<WaitingStep, List<ListedStep>> waiting(Instant now) {
        var waiting = new LinkedHashMap<WaitingStep, List<ListedStep>>();
        for (var pipeline : settings.pipeline().map(List::of).orElseGet(pipelines::names)) {
            for (var open : open(pipeline, now)) {
                var steps = steps(open);
                steps.stream()
                        .flatMap(listed -> waiting(open, listed).stream())
                        .forEach(step -> waiting.put(step, steps));
            }
        }
        return waiting;
    }

    /** What a step was given, if that can be made again. */
    Look<Map<String, String>> inputs(WaitingStep waiting, List<ListedStep> steps) {
        var execution = waiting.step().execution();
        try {
            return new StepInputs(execution, pipelines.source(execution), steps).of(waiting.name());
        } catch (UnreadException e) {
            var kind = e.isPassing() ? Kind.RETRY_LATER : Kind.HOPELESS;
            return Look.untold(kind, String.valueOf(e.getMessage()));
        }
    }

    private List<Pipelines.OpenExecution> open(String pipeline, Instant now) {
        try {
            return pipelines.openExecutions(pipeline, now.minus(LONGEST_EXECUTION));
        } catch (UnreadException e) {
            problems.accept("pipeline " + pipeline, String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private List<ListedStep> steps(Pipelines.OpenExecution open) {
        try {
            return pipelines.steps(open.execution());
        } catch (UnreadException e) {
            problems.accept(open.execution().value(), String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private Optional<WaitingStep> waiting(Pipelines.OpenExecution open, ListedStep listed) {
        return WaitingStep.of(
                listed, open.execution(), open.startedAt(), settings.queueUrl(), keys);
    }
}
