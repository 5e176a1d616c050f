package io.github.callbackpoller.testkit;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.port.Callbacks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SageMaker in memory: counts an answer once, refuses a second one that differs. Thread-safe. */
public final class InMemoryCallbacks implements Callbacks {
    private final Map<CallbackToken, State> states = new HashMap<>();
    private final Map<CallbackToken, JobOutcome> answers = new HashMap<>();
    private final List<JobOutcome> calls = new ArrayList<>();
    private int failures;
    private boolean viewsBreak;

    /** A step begins to wait. */
    public synchronized void waitFor(CallbackToken token) {
        states.put(token, State.WAITING);
    }

    /** The pipeline of a waiting step is being stopped. */
    public synchronized void stop(CallbackToken token) {
        states.put(token, State.STOPPING);
    }

    /** The step ends without an answer. */
    public synchronized void end(CallbackToken token) {
        states.put(token, State.OVER);
    }

    /** The next calls to answer fail, without an effect. */
    public synchronized void failNext(int calls) {
        failures = calls;
    }

    /** Whether reading a step throws from now on, which no port should. */
    public synchronized void breakViews(boolean broken) {
        viewsBreak = broken;
    }

    /** What a step was told, in effect. */
    public synchronized Optional<JobOutcome> outcomeOf(CallbackToken token) {
        return Optional.ofNullable(answers.get(token));
    }

    /** All answers that were sent, the ineffective ones included. */
    public synchronized List<JobOutcome> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized AnswerResult answer(CallbackStep step, JobOutcome outcome) {
        if (failures > 0) {
            failures--;
            return new AnswerResult.Unconfirmed("the call failed");
        }
        calls.add(outcome);
        var token = step.token();
        var before = answers.get(token);
        if (before != null) {
            return before.equals(outcome)
                    ? new AnswerResult.Accepted()
                    : new AnswerResult.Refused(false, "ConflictException", StepView.UNKNOWN);
        }
        if (!waits(token)) {
            return new AnswerResult.Refused(false, "ResourceNotFound", StepView.UNKNOWN);
        }
        answers.put(token, outcome);
        states.put(token, State.OVER);
        return new AnswerResult.Accepted();
    }

    @Override
    public synchronized StepView view(CallbackStep step) {
        if (viewsBreak) {
            throw new IllegalStateException("the view was made to break");
        }
        return new StepView(states.getOrDefault(step.token(), State.UNKNOWN), Optional.empty());
    }

    private boolean waits(CallbackToken token) {
        var state = states.get(token);
        return state == State.WAITING || state == State.STOPPING;
    }
}
