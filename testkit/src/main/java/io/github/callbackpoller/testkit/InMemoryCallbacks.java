package io.github.callbackpoller.testkit;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.port.Callbacks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SageMaker in memory: counts an answer once, refuses a second one that differs; a step may wait
 * again under the token it had. Thread-safe.
 */
public final class InMemoryCallbacks implements Callbacks {
    private final Map<CallbackToken, Step> steps = new HashMap<>();
    private final List<JobOutcome> calls = new ArrayList<>();
    private int failures;
    private boolean viewsBreak;

    /** No step waits. */
    public InMemoryCallbacks() {}

    /** A step begins to wait; when it began is not told. */
    public synchronized void waitFor(CallbackToken token) {
        step(token).view = new StepView(State.WAITING, Optional.empty());
    }

    /** A step begins to wait, or waits again because its pipeline is tried once more. */
    public synchronized void waitFor(CallbackToken token, Instant began) {
        step(token).view = new StepView(State.WAITING, Optional.of(began));
    }

    /** The pipeline of a waiting step is being stopped. */
    public synchronized void stop(CallbackToken token) {
        step(token).move(State.STOPPING);
    }

    /** The step ends without an answer. */
    public synchronized void end(CallbackToken token) {
        step(token).move(State.OVER);
    }

    /** The next calls to answer fail, without an effect. */
    public synchronized void failNext(int calls) {
        failures = calls;
    }

    /** Whether reading a step throws from now on, which no port should. */
    public synchronized void breakViews(boolean broken) {
        viewsBreak = broken;
    }

    /** What a step was told last, in effect. */
    public synchronized Optional<JobOutcome> outcomeOf(CallbackToken token) {
        var counted = step(token).counted;
        return counted.isEmpty()
                ? Optional.empty()
                : Optional.of(counted.get(counted.size() - 1).outcome());
    }

    /** Whether a step waits for an answer. */
    public synchronized boolean waiting(CallbackToken token) {
        return step(token).isWaiting();
    }

    /** All answers that were sent, the ineffective ones included. */
    public synchronized List<JobOutcome> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized AnswerResult answer(
            CallbackStep step, Instant firstSeen, JobOutcome outcome) {
        if (failures > 0) {
            failures--;
            return new AnswerResult.Unconfirmed("the call failed");
        }
        calls.add(outcome);
        return step(step.token()).answer(new Answer(firstSeen, outcome));
    }

    @Override
    public synchronized StepView view(CallbackStep step) {
        if (viewsBreak) {
            throw new IllegalStateException("the view was made to break");
        }
        return step(step.token()).view;
    }

    private Step step(CallbackToken token) {
        return steps.computeIfAbsent(token, unknown -> new Step());
    }

    private record Answer(Instant firstSeen, JobOutcome outcome) {}

    private static final class Step {
        private final List<Answer> counted = new ArrayList<>();
        private StepView view = StepView.UNKNOWN;

        private boolean isWaiting() {
            return view.state() == State.WAITING || view.state() == State.STOPPING;
        }

        private void move(State state) {
            view = new StepView(state, view.startedAt());
        }

        private AnswerResult answer(Answer answer) {
            if (counted.contains(answer)) {
                return new AnswerResult.Accepted();
            }
            if (isWaiting()) {
                counted.add(answer);
                move(State.OVER);
                return new AnswerResult.Accepted();
            }
            var error = counted.isEmpty() ? "ResourceNotFound" : "ConflictException";
            return new AnswerResult.Refused(false, error, StepView.UNKNOWN);
        }
    }
}
