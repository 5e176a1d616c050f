package io.github.callbackpoller.operator;

import static io.github.callbackpoller.operator.KnownJobs.NOW;
import static io.github.callbackpoller.sweep.PipelinesInMemory.BEGAN;
import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.PipelinesInMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepStatusTest {
    private static final ExecutionArn EXECUTION = arn("trips", "one");
    private static final Instant RUN_BEGAN = BEGAN.plusSeconds(30);

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final KnownJobs jobs = new KnownJobs();

    StepStatusTest() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
    }

    @Test
    void of_runRuns_tellsWhatLiesAhead() {
        jobs.add("runs", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));

        var status = status(NOW);

        assertThat(status.state()).contains("RUNNING");
        assertThat(status.elapsed(NOW)).isEqualTo(Duration.ofSeconds(570));
        // Of 300, 900, 1200 and 1500 s three are longer than 570.
        assertThat(status.expectedEnd()).contains(RUN_BEGAN.plusSeconds(1_200));
        // Checks at 400 and 800 s.
        assertThat(status.nextCheck()).contains(RUN_BEGAN.plusSeconds(800));
    }

    @Test
    void of_runLastsLongerThanAnyBefore_expectsNothing() {
        jobs.add("runs", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));

        var status = status(RUN_BEGAN.plusSeconds(1_500));

        assertThat(status.expectedEnd()).isEmpty();
        assertThat(status.nextCheck()).contains(RUN_BEGAN.plusSeconds(1_600));
    }

    @Test
    void of_runHasEnded_nothingLiesAhead() {
        jobs.add("done", "tokenfirst", EXECUTION, new JobStatus.Succeeded("SUCCEEDED", Map.of()));

        var status = status(NOW);

        assertThat(status.state()).contains("SUCCEEDED");
        assertThat(status.expectedEnd()).isEmpty();
        assertThat(status.nextCheck()).isEmpty();
    }

    @Test
    void of_noRun_countsFromTheStepsBegin() {
        var status = status(NOW);

        assertThat(status.state()).isEmpty();
        assertThat(status.elapsed(NOW)).isEqualTo(Duration.ofSeconds(600));
        assertThat(status.elapsed(BEGAN.minusSeconds(1))).isZero();
    }

    private StepStatus status(Instant now) {
        return StepStatus.of(
                jobs.read(pipelines).steps().get(0),
                KnownJobs.DEFINITIONS.named("prep"),
                PollSchedule.fixed(Duration.ofSeconds(400)),
                now);
    }
}
