package io.github.callbackpoller.operator;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.sweep.ListedStep;
import io.github.callbackpoller.sweep.Pipelines;
import io.github.callbackpoller.sweep.WaitingSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells all that SageMaker and the jobs' services know of a step. Thread-safe. */
public final class StepStories {
    private final Pipelines pipelines;
    private final JobDefinitions definitions;
    private final StepKeys keys;

    /**
     * @param pipelines where steps are read
     * @param definitions the jobs that may be started
     * @param keys how steps get their keys
     */
    public StepStories(Pipelines pipelines, JobDefinitions definitions, StepKeys keys) {
        this.pipelines = pipelines;
        this.definitions = definitions;
        this.keys = keys;
    }

    private record Named(ExecutionArn execution, ListedStep listed, JobKey key) {}

    /**
     * The stories of the steps that are meant, those too that have ended.
     *
     * @param read what waits and runs now
     */
    public List<StepStory> tell(StepChoice choice, WaitingSteps.Read read, Instant now) {
        var stories = new ArrayList<StepStory>();
        for (var named : steps(choice, read).values()) {
            stories.add(story(named, read, now));
        }
        return stories;
    }

    private Map<JobKey, Named> steps(StepChoice choice, WaitingSteps.Read read) {
        var steps = new LinkedHashMap<JobKey, Named>();
        executions(choice, read).stream()
                .flatMap(execution -> callbacks(execution).stream())
                .filter(named -> choice.stepName().filter(n -> !n.equals(nameOf(named))).isEmpty())
                .filter(
                        named ->
                                choice.execution().isPresent()
                                        || choice.meansKey(named.key().value()))
                .forEach(named -> steps.put(named.key(), named));
        return steps;
    }

    private static List<ExecutionArn> executions(StepChoice choice, WaitingSteps.Read read) {
        if (choice.execution().isPresent()) {
            return List.of(choice.execution().get());
        }
        var executions = new ArrayList<ExecutionArn>();
        choice.among(read.steps())
                .forEach(step -> executions.add(step.waiting().step().execution()));
        read.jobs().stream()
                .filter(job -> choice.meansKey(job.key().value()))
                .flatMap(job -> WaitingSteps.executionOf(job).stream())
                .forEach(executions::add);
        return executions.stream().distinct().toList();
    }

    private List<Named> callbacks(ExecutionArn execution) {
        return pipelines.steps(execution).stream()
                .filter(listed -> listed.callback().isPresent())
                .map(
                        listed ->
                                new Named(
                                        execution,
                                        listed,
                                        keys.step(listed.callback().get().token(), execution)
                                                .key()))
                .toList();
    }

    private static String nameOf(Named named) {
        return named.listed().name();
    }

    private StepStory story(Named named, WaitingSteps.Read read, Instant now) {
        var entries = new ArrayList<StepStory.Entry>();
        named.listed()
                .view()
                .startedAt()
                .ifPresent(at -> entries.add(entry(at, "the step began to wait")));
        var runs = read.jobs().stream().filter(job -> job.key().equals(named.key())).toList();
        runs.forEach(run -> entries.addAll(entries(run)));
        entries.add(entry(now, standing(named, runs)));
        return new StepStory(named.execution(), nameOf(named), named.key(), sorted(entries));
    }

    private static List<StepStory.Entry> sorted(List<StepStory.Entry> entries) {
        return entries.stream().sorted((one, other) -> one.when().compareTo(other.when())).toList();
    }

    private static List<StepStory.Entry> entries(KeyedJob run) {
        var entries = new ArrayList<StepStory.Entry>();
        var id = run.handle().id();
        run.startedAt().ifPresent(at -> entries.add(entry(at, "run " + id + " was started")));
        var ended =
                run.status()
                        .match(
                                running -> "",
                                succeeded -> "",
                                failed -> ": " + failed.reason(),
                                stopped -> "");
        run.endedAt()
                .ifPresent(
                        at ->
                                entries.add(
                                        entry(
                                                at,
                                                "run "
                                                        + id
                                                        + " ended "
                                                        + run.status().state()
                                                        + ended)));
        return entries;
    }

    private String standing(Named named, List<KeyedJob> runs) {
        var state = named.listed().view().state();
        if (state == State.OVER) {
            return "the step has ended" + liveRuns(runs);
        }
        var waits =
                state == State.STOPPING ? "the pipeline is stopping the step" : "the step waits";
        if (runs.isEmpty()) {
            return waits
                    + "; no run of it is to be seen: a host starts one when it gets the"
                    + " message; if none does, 'poller sweep' sends another";
        }
        var live = runs.stream().filter(run -> !run.status().hasEnded()).toList();
        return live.isEmpty()
                ? waits
                        + "; its run has ended: a host answers at its next check, within 15 minutes;"
                        + " if not, 'poller sweep' mends it"
                : waits + "; its run is " + live.get(0).status().state() + deadline(live.get(0));
    }

    private static String liveRuns(List<KeyedJob> runs) {
        var live = runs.stream().filter(run -> !run.status().hasEnded()).toList();
        return live.isEmpty() ? "" : "; a run goes on: " + live.get(0).handle().id();
    }

    private String deadline(KeyedJob run) {
        Optional<Duration> limit =
                run.status()
                        .match(
                                JobStatus.Running::timeLimit,
                                succeeded -> Optional.empty(),
                                failed -> Optional.empty(),
                                stopped -> Optional.empty());
        return WaitingSteps.definitionOf(run)
                .flatMap(definitions::named)
                .flatMap(
                        definition ->
                                run.startedAt()
                                        .map(
                                                at ->
                                                        at.plus(
                                                                definition
                                                                        .policy()
                                                                        .deadlineGiven(limit))))
                .map(deadline -> ", its deadline is " + deadline)
                .orElse("");
    }

    private static StepStory.Entry entry(Instant when, String what) {
        return new StepStory.Entry(when, what);
    }
}
