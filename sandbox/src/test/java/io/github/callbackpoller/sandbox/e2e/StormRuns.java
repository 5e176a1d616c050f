package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Of each execution the runs that were started for it, when all is over. */
record StormRuns(Map<String, List<JobRun>> ofExecution) {

    int number() {
        return ofExecution.values().stream().mapToInt(List::size).sum();
    }

    /** How many steps have two runs or more. */
    long twice() {
        return ofExecution.values().stream().filter(runs -> runs.size() > 1).count();
    }

    /** Of how many steps two runs ran at the same time. */
    long overlapping() {
        return ofExecution.values().stream().filter(StormRuns::overlap).count();
    }

    void assertNoneRuns() {
        assertThat(ofExecution.values())
                .allSatisfy(runs -> assertThat(runs).noneMatch(run -> run.completedOn() == null));
    }

    /** Each step was told what a run of its job has come to. */
    void assertOneOfEach(List<String> executions, JobRunState state) {
        assertThat(executions).allSatisfy(of -> assertThat(states(of)).contains(state));
    }

    /** Who was stopped before the start has no run. */
    void assertAllOfEach(List<String> executions, JobRunState state) {
        assertThat(executions).allSatisfy(of -> assertThat(states(of)).allMatch(state::equals));
    }

    private List<JobRunState> states(String execution) {
        return ofExecution.getOrDefault(execution, List.of()).stream()
                .map(JobRun::jobRunState)
                .toList();
    }

    private static boolean overlap(List<JobRun> runs) {
        return runs.stream()
                .anyMatch(one -> runs.stream().anyMatch(other -> beganMeanwhile(one, other)));
    }

    private static boolean beganMeanwhile(JobRun one, JobRun other) {
        return !one.id().equals(other.id())
                && !other.startedOn().isBefore(one.startedOn())
                && other.startedOn().isBefore(one.completedOn());
    }
}
