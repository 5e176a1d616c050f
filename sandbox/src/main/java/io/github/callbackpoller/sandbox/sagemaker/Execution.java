package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.BesideFailure;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a pipeline. Thread-safe. Messages are returned, so that they are sent outside
 * the lock.
 */
final class Execution {
    private final ExecutionOrigin origin;
    private final Switches switches;
    private final InstantSource clock;
    private final Steps steps;
    private final Values values;
    private final StepMessages messages;
    private Details details;
    private Instant lastModifiedTime;
    private ExecutionState state = ExecutionState.EXECUTING;

    Execution(
            ExecutionOrigin origin,
            Details details,
            Tokens tokens,
            Switches switches,
            InstantSource clock) {
        this.origin = origin;
        this.details = details;
        this.switches = switches;
        this.clock = clock;
        this.lastModifiedTime = origin.time();
        var definitions = origin.pipeline().definition().steps().values();
        this.steps = new Steps(definitions, () -> tokens.issue(this), clock);
        this.messages = new StepMessages(origin.arn(), switches);
        this.values = new ExecutionValues(origin, steps, clock);
    }

    ExecutionOrigin origin() {
        return origin;
    }

    synchronized boolean hasEnded() {
        return state.isEnd();
    }

    /** Begins all steps that can begin now. */
    synchronized List<StepMessage> advance() {
        var sent = new ArrayList<StepMessage>();
        for (var next = next(); next.isPresent(); next = next()) {
            next.get().begin(values);
            var attempt = next.get().newest();
            if (attempt.state().isWaiting()) {
                attempt.call().map(messages::first).ifPresent(sent::add);
            }
        }
        conclude();
        return sent;
    }

    /** Ends the step of a token. */
    synchronized List<StepMessage> answer(String token, Answer answer) {
        var attempt = steps.under(token);
        new AnswerRules(switches).check(answer, attempt);
        attempt.end(answer, switches.get(Switch.STOPPED_STEP));
        return advance();
    }

    /** A message did not get to its queue: its step will never be answered. */
    synchronized List<StepMessage> undelivered(String token, String why) {
        var attempt = steps.under(token);
        if (attempt.state().isWaiting()) {
            attempt.fail("The message could not be sent to the queue: " + why);
        }
        return advance();
    }

    /** Asks the waiting steps to stop. */
    synchronized List<StepMessage> stop() {
        if (state != ExecutionState.EXECUTING) {
            throw SageMakerErrors.conflict("The execution is " + state.word());
        }
        state = ExecutionState.STOPPING;
        var sent = new ArrayList<StepMessage>();
        for (var attempt : steps.waiting()) {
            attempt.stop(switches.get(Switch.STOP_TOKEN));
            attempt.call().map(messages::stop).ifPresent(sent::add);
        }
        conclude();
        return sent;
    }

    /** Runs again what failed or was stopped; what succeeded keeps its outputs. */
    synchronized List<StepMessage> retry(Details changed) {
        if (!state.canBeRetried()) {
            throw SageMakerErrors.conflict(
                    "Only an execution that failed or was stopped can be retried; this one is "
                            + state.word());
        }
        details = changed.or(details);
        state = ExecutionState.EXECUTING;
        steps.retry(switches.get(Switch.RETRY_TOKEN));
        return advance();
    }

    /** Changes what it is called, and how much it may do at once. */
    synchronized List<StepMessage> update(Details changed) {
        details = changed.or(details);
        return advance();
    }

    synchronized List<ObjectNode> begunBy(Instant time) {
        return steps.begunBy(time);
    }

    synchronized ExecutionReport report() {
        var experiment = origin.pipeline().definition().experiment().fill(values);
        return new ExecutionReport(origin, details, state, experiment, lastModifiedTime);
    }

    private Optional<StepRun> next() {
        boolean mayBegin =
                state == ExecutionState.EXECUTING
                        && !steps.anyFailed()
                        && details.parallelSteps().orElse(Integer.MAX_VALUE)
                                > steps.waiting().size();
        return mayBegin ? steps.ready() : Optional.empty();
    }

    /** Ends the execution once no step waits and none can begin. */
    private void conclude() {
        lastModifiedTime = clock.instant();
        if (steps.anyFailed() && switches.get(Switch.BESIDE_FAILURE) == BesideFailure.STOPPED) {
            steps.waiting().forEach(StepAttempt::abandon);
        }
        if (state.isEnd() || !steps.waiting().isEmpty()) {
            return;
        }
        if (state == ExecutionState.STOPPING) {
            state = ExecutionState.STOPPED;
        } else {
            state = steps.anyFailed() ? ExecutionState.FAILED : ExecutionState.SUCCEEDED;
        }
    }
}
