package io.github.callbackpoller.operator;

import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.PipelinesInMemory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingStepsTest {
    private static final ExecutionArn EXECUTION = arn("trips", "one");

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final KnownJobs jobs = new KnownJobs();

    @Test
    void read_stepWithRuns_knowsTheOneThatStandsForIt() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
        jobs.add("failed", "tokenfirst", EXECUTION, JobStatus.Failed.of("FAILED", "why", ""));
        jobs.add("runs", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));
        jobs.add("another's", "tokenother", EXECUTION, JobStatus.Running.of("RUNNING"));

        var read = jobs.read(pipelines);

        assertThat(read.problems()).isEmpty();
        assertThat(read.jobs()).hasSize(3);
        var step = read.steps().get(0);
        assertThat(step.definition()).contains("prep");
        assertThat(step.runs()).hasSize(2);
        assertThat(step.run().map(run -> run.handle().id())).contains("runs");
        assertThat(step.history()).isEqualTo(new RunHistory(List.of(300, 900, 1_200, 1_500)));
    }

    @Test
    void read_stepWithoutARun_isNamedByItsInputs() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));

        var step = jobs.read(pipelines).steps().get(0);

        assertThat(step.definition()).contains("prep");
        assertThat(step.run()).isEmpty();
    }

    @Test
    void read_someCannotBeRead_tellsSoAndReadsTheRest() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
        pipelines.add(arn("trips", "two"));
        pipelines.unreadable.add("two");
        pipelines.unreadable.add("source");
        jobs.listable = false;

        var read = jobs.read(pipelines);

        assertThat(read.steps()).hasSize(1);
        assertThat(read.steps().get(0).definition()).isEmpty();
        assertThat(read.problems())
                .containsExactly(
                        arn("trips", "two").value() + ": two can't be read",
                        "the jobs of 'prep' can't be listed: not now");
    }

    @Test
    void executionOf_jobThatKeptNothing_isUnknown() {
        pipelines.add(EXECUTION);
        jobs.add("runs", "tokenfirst", EXECUTION, new JobStatus.Succeeded("OK", Map.of()));

        var job = jobs.read(pipelines).jobs().get(0);

        assertThat(io.github.callbackpoller.sweep.WaitingSteps.executionOf(job))
                .contains(EXECUTION);
    }
}
