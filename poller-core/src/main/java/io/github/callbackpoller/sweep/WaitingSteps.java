package io.github.callbackpoller.sweep;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.StepKeys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which steps wait on our queue and how their jobs stand, from SageMaker and the jobs'
 * services alone: no queue is asked, nothing is changed. Takes a few calls for each pipeline,
 * execution and job, whatever the number of steps.
 */
public final class WaitingSteps {

    private static final JobKey NO_KEY = new JobKey("0".repeat(64));

    private final Pipelines pipelines;
    private final JobDefinitions definitions;
    private final JobTypes types;
    private final StepKeys keys;
    private final InstantSource clock;

    /**
     * @param pipelines where steps are read
     * @param definitions the jobs that may be started
     * @param adapters of which the last of a type holds
     * @param keys how steps get their keys
     * @param clock tells the time
     */
    public WaitingSteps(
            Pipelines pipelines,
            JobDefinitions definitions,
            Collection<JobAdapter> adapters,
            StepKeys keys,
            InstantSource clock) {
        this.pipelines = pipelines;
        this.definitions = definitions;
        this.types = new JobTypes(adapters);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param steps the waiting steps, by pipeline and execution
     * @param jobs all jobs that carry a key, those too whose step waits no longer
     * @param problems what could not be read, in whole sentences
     */
    public record Read(List<SeenStep> steps, List<KeyedJob> jobs, List<String> problems) {

        /** Copies the lists. */
        public Read {
            steps = List.copyOf(steps);
            jobs = List.copyOf(jobs);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads what waits now.
     *
     * @param queueUrl the callback queue: steps that wait on another are somebody else's
     * @param pipeline the one pipeline to look at; all, if empty
     * @throws UnreadException if not even the pipelines can be listed
     */
    public Read read(String queueUrl, Optional<String> pipeline) {
        var problems = new ArrayList<String>();
        var settings = new SweepSettings(queueUrl, pipeline, true, false);
        var reader =
                new StepReader(
                        pipelines,
                        settings,
                        keys,
                        (subject, why) -> problems.add(subject + ": " + why));
        var now = clock.instant();
        var waiting = reader.waiting(now);
        var keyed =
                KeyedJobs.list(
                        definitions.byName().values(),
                        types,
                        KeyedJobs.notBefore(waiting.keySet(), now));
        problems.addAll(keyed.problems());
        var histories = new HashMap<String, RunHistory>();
        var steps = new ArrayList<SeenStep>();
        waiting.forEach(
                (step, listed) -> {
                    var definition =
                            keyed.context(step.step().key())
                                    .map(KeptContext::definition)
                                    .or(
                                            () ->
                                                    reader.inputs(step, listed)
                                                            .value()
                                                            .flatMap(definitions::chosenBy));
                    var history =
                            definition
                                    .flatMap(definitions::named)
                                    .map(one -> histories.computeIfAbsent(one.name(), n -> of(one)))
                                    .orElse(RunHistory.none());
                    var runs = keyed.of(step.step().key());
                    steps.add(new SeenStep(step, definition, runs, history));
                });
        return new Read(steps, keyed.all(), problems);
    }

    /** The execution whose step a job was started for, if the job tells. */
    public static Optional<ExecutionArn> executionOf(KeyedJob job) {
        return KeptContext.read(job.context()).map(KeptContext::execution);
    }

    /** The name of the definition by which a job was started, if the job tells. */
    public static Optional<String> definitionOf(KeyedJob job) {
        return KeptContext.read(job.context()).map(KeptContext::definition);
    }

    /** Not to be known is no problem: it only says when a run may end. */
    private RunHistory of(JobDefinition definition) {
        try {
            return types.adapter(definition.type())
                    .history(
                            new JobRequest(
                                    NO_KEY,
                                    definition.name(),
                                    definition.settings(),
                                    Map.of(),
                                    "",
                                    clock.instant()));
        } catch (RuntimeException e) {
            return RunHistory.none();
        }
    }
}
