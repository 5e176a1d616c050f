package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Standing;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.job.RunHistory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A waiting step and what is to be seen of its job.
 *
 * @param waiting the step
 * @param definition the job definition's name, where its run or its pipeline tells
 * @param runs all runs with its key, in the order in which their service lists them
 * @param history how long earlier runs of the definition's job took
 */
public record SeenStep(
        WaitingStep waiting, Optional<String> definition, List<KeyedJob> runs, RunHistory history) {

    /** Copies the runs. */
    public SeenStep {
        runs = List.copyOf(runs);
    }

    /** The run that stands for the step, if there is one. */
    public Optional<KeyedJob> run() {
        var byHandle = new LinkedHashMap<JobHandle, JobStatus>();
        runs.forEach(run -> byHandle.put(run.handle(), run.status()));
        return Standing.among(byHandle)
                .flatMap(
                        standing ->
                                runs.stream()
                                        .filter(run -> run.handle().equals(standing.handle()))
                                        .findFirst());
    }
}
