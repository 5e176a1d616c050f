package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

/**
 * What AWS says at the end.
 *
 * @param execution how the execution stands
 * @param step its step, if it has begun
 * @param runs all runs of the job
 * @param answers how many answers counted at SageMaker
 */
record DemoFacts(
        PipelineExecutionStatus execution,
        Optional<PipelineExecutionStep> step,
        List<JobRun> runs,
        int answers) {

    static DemoFacts of(DemoPipeline pipeline, String execution, Sandbox sandbox) {
        return new DemoFacts(
                pipeline.status(execution),
                pipeline.step(execution),
                pipeline.runs(),
                sandbox.answers());
    }

    Map<String, String> outputs() {
        var outputs = new TreeMap<String, String>();
        step.flatMap(one -> Optional.ofNullable(one.metadata()))
                .flatMap(metadata -> Optional.ofNullable(metadata.callback()))
                .ifPresent(
                        callback ->
                                callback.outputParameters()
                                        .forEach(
                                                output ->
                                                        outputs.put(
                                                                output.name(), output.value())));
        return outputs;
    }

    /** Why the step failed; empty if it did not. */
    String reason() {
        return step.flatMap(one -> Optional.ofNullable(one.failureReason())).orElse("");
    }

    /** Whether there is one run, in this state. */
    boolean ranOnce(JobRunState state) {
        return runs.size() == 1 && runs.get(0).jobRunState() == state;
    }

    /** How long after the run's end the step had its answer. */
    Optional<Duration> detection() {
        var end = runs.stream().findFirst().flatMap(run -> Optional.ofNullable(run.completedOn()));
        var answered = step.flatMap(one -> Optional.ofNullable(one.endTime()));
        return end.flatMap(from -> answered.map(to -> Duration.between(from, to)));
    }
}
