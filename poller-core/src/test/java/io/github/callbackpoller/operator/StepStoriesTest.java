package io.github.callbackpoller.operator;

import static io.github.callbackpoller.operator.KnownJobs.NOW;
import static io.github.callbackpoller.sweep.PipelinesInMemory.BEGAN;
import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.PipelinesInMemory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepStoriesTest {
    private static final ExecutionArn EXECUTION = arn("trips", "one");

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final KnownJobs jobs = new KnownJobs();

    @Test
    void tell_runFailedAndAnotherRuns_isToldInOrderOfTime() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
        jobs.add(
                "first",
                "tokenfirst",
                EXECUTION,
                JobStatus.Failed.of("FAILED", "no space", ""),
                BEGAN.plusSeconds(60));
        jobs.add("second", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));

        assertThat(tell(EXECUTION.value()))
                .containsExactly(
                        "2026-11-02T08:00:00Z the step began to wait",
                        "2026-11-02T08:00:30Z run first was started",
                        "2026-11-02T08:00:30Z run second was started",
                        "2026-11-02T08:01:00Z run first ended FAILED: no space",
                        "2026-11-02T08:10:00Z the step waits; its run is RUNNING, its deadline is"
                                + " 2026-11-03T08:00:30Z");
    }

    @Test
    void tell_stepOfAKeyHasEnded_isFoundByItsRun() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.OVER)));
        jobs.add("first", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));

        assertThat(tell(KnownJobs.key("tokenfirst").shortForm()))
                .last()
                .isEqualTo("2026-11-02T08:10:00Z the step has ended; a run goes on: first");
    }

    @Test
    void tell_noRun_saysWhatComesNext() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.STOPPING)));

        assertThat(tell(EXECUTION.value()))
                .last()
                .asString()
                .contains("the pipeline is stopping the step; no run of it is to be seen");
    }

    @Test
    void tell_unknownKey_isNoStory() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));

        assertThat(tell("abcdef")).isEmpty();
    }

    private List<String> tell(String subject) {
        return new StepStories(pipelines, KnownJobs.DEFINITIONS, KnownJobs.KEYS)
                .tell(new StepChoice(subject, Optional.empty()), jobs.read(pipelines), NOW).stream()
                        .flatMap(story -> story.entries().stream())
                        .map(entry -> entry.when() + " " + entry.what())
                        .toList();
    }
}
