package io.github.callbackpoller.operator;

import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.sweep.PipelinesInMemory;
import io.github.callbackpoller.sweep.SeenStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByHandTest {
    private static final ExecutionArn EXECUTION = arn("trips", "one");
    private static final JobOutcome SUCCESS = new JobOutcome.Succeeded(Map.of("out", "x"));

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final KnownJobs jobs = new KnownJobs();
    private final List<JobOutcome> answers = new ArrayList<>();

    ByHandTest() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
    }

    @Test
    void answer_taken_isDone() {
        var result = byHand(new AnswerResult.Accepted(), State.WAITING).answer(step(), SUCCESS);

        assertThat(result).isEqualTo(new ByHand.Result(true, "SageMaker has taken the answer"));
        assertThat(answers).containsExactly(SUCCESS);
    }

    @Test
    void answer_stepHasOne_isNotDone() {
        var refused = new AnswerResult.Refused(true, "Conflict", StepView.UNKNOWN);

        assertThat(byHand(refused, State.OVER).answer(step(), SUCCESS))
                .isEqualTo(new ByHand.Result(false, "the step has ended already: Conflict"));
        assertThat(byHand(refused, State.WAITING).answer(step(), SUCCESS))
                .isEqualTo(new ByHand.Result(false, "SageMaker refuses the answer: Conflict"));
    }

    @Test
    void answer_callFails_isToldAsOpen() {
        var unconfirmed = new AnswerResult.Unconfirmed("timeout");

        assertThat(byHand(unconfirmed, State.WAITING).answer(step(), SUCCESS))
                .isEqualTo(
                        new ByHand.Result(
                                false, "SageMaker may or may not have taken it: timeout"));
    }

    @Test
    void answer_outputIsTooLong_isRefusedBeforeItIsSent() {
        var outcome = new JobOutcome.Succeeded(Map.of("out", "x".repeat(1_025)));
        var byHand = byHand(new AnswerResult.Accepted(), State.WAITING);

        assertThatThrownBy(() -> byHand.answer(step(), outcome))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output 'out' is too long");
        assertThat(answers).isEmpty();
    }

    @Test
    void stop_allRunsThatGoOn_areToldToStop() {
        jobs.add("failed", "tokenfirst", EXECUTION, JobStatus.Failed.of("FAILED", "", ""));
        jobs.add("one", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));
        jobs.add("two", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));

        var results = byHand(new AnswerResult.Accepted(), State.WAITING).stop(step());

        assertThat(results).extracting(ByHand.Result::done).containsExactly(true, true);
        assertThat(jobs.stopped).extracting(JobHandle::id).containsExactly("one", "two");
        assertThat(answers).isEmpty();
    }

    @Test
    void stop_serviceRefuses_isTold() {
        jobs.add("one", "tokenfirst", EXECUTION, JobStatus.Running.of("RUNNING"));
        jobs.stoppable = false;

        assertThat(byHand(new AnswerResult.Accepted(), State.WAITING).stop(step()))
                .containsExactly(new ByHand.Result(false, "one can't be stopped: not now"));
    }

    private SeenStep step() {
        return jobs.read(pipelines).steps().get(0);
    }

    private ByHand byHand(AnswerResult result, State state) {
        return new ByHand(
                new Callbacks() {
                    @Override
                    public AnswerResult answer(
                            CallbackStep step, Instant firstSeen, JobOutcome outcome) {
                        answers.add(outcome);
                        return result;
                    }

                    @Override
                    public StepView view(CallbackStep step) {
                        return PipelinesInMemory.view(state);
                    }
                },
                List.of(jobs));
    }
}
