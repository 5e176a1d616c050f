package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of a pipeline. Thread-safe. Messages are returned, so that they are sent outside
 * the lock.
 */
final class Execution {
    private static final String STEP_FAILED = "Step failure: One or multiple steps failed.";

    private final ExecutionOrigin origin;
    private final Switches switches;
    private final InstantSource clock;
    private final Map<String, StepRun> steps = new LinkedHashMap<>();
    private final Values values;
    private Instant lastModifiedTime;
    private ExecutionState state = ExecutionState.EXECUTING;
    private Optional<String> stopRequest = Optional.empty();

    Execution(
            ExecutionOrigin origin,
            PipelineDefinition definition,
            Tokens tokens,
            Switches switches,
            InstantSource clock) {
        this.origin = origin;
        this.switches = switches;
        this.clock = clock;
        this.lastModifiedTime = origin.time();
        this.values = new ExecutionValues(origin, steps);
        for (var step : definition.steps().values()) {
            steps.put(step.name(), new StepRun(step, () -> tokens.issue(this), clock));
        }
    }

    ExecutionOrigin origin() {
        return origin;
    }

    synchronized boolean hasEnded() {
        return state.isEnd();
    }

    /** Begins all steps that can begin now. */
    synchronized List<StepMessage> advance() {
        var messages = new ArrayList<StepMessage>();
        for (var next = ready(); next.isPresent(); next = ready()) {
            var run = next.get();
            run.begin(values);
            if (run.state().isWaiting()) {
                run.call().map(this::firstMessage).ifPresent(messages::add);
            }
        }
        conclude();
        return messages;
    }

    /** Ends the step of a token; the same request a second time does nothing. */
    synchronized List<StepMessage> answer(String token, Answer answer) {
        var run = issued(token);
        if (run.answer().filter(answer::isRepeatOf).isPresent()) {
            return List.of();
        }
        if (!run.state().isWaiting()) {
            boolean alike = run.answer().filter(answer::isLike).isPresent();
            throw SageMakerErrors.refusal(
                    alike
                            ? switches.get(Switch.SAME_ANSWER_AGAIN)
                            : switches.get(Switch.OPPOSITE_ANSWER),
                    "The step does not wait for an answer; it is " + run.state().word());
        }
        run.end(answer, switches.get(Switch.STOPPED_STEP));
        return advance();
    }

    /** A message did not get to its queue: its step will never be answered. */
    synchronized void undelivered(String token, String why) {
        var run = issued(token);
        if (run.state().isWaiting()) {
            run.fail("The message could not be sent to the queue: " + why);
            conclude();
        }
    }

    /** Asks the waiting steps to stop; the same request a second time does nothing. */
    synchronized List<StepMessage> stop(String requestToken) {
        if (stopRequest.filter(requestToken::equals).isPresent()) {
            return List.of();
        }
        if (state != ExecutionState.EXECUTING) {
            throw SageMakerErrors.conflict("The execution is " + state.word());
        }
        stopRequest = Optional.of(requestToken);
        state = ExecutionState.STOPPING;
        var messages = new ArrayList<StepMessage>();
        for (var run : steps.values()) {
            if (run.state().isWaiting()) {
                run.stop();
                run.call()
                        .map(call -> call.message(origin.arn(), StepState.STOPPING.word()))
                        .ifPresent(messages::add);
            }
        }
        conclude();
        return messages;
    }

    /** The steps that had begun at a time, in the order of their beginnings. */
    synchronized List<ObjectNode> begunBy(Instant time) {
        return steps.values().stream()
                .filter(run -> run.startTime().filter(start -> !start.isAfter(time)).isPresent())
                .sorted(Comparator.comparing(run -> run.startTime().orElseThrow()))
                .map(StepRun::json)
                .toList();
    }

    synchronized ObjectNode json() {
        var json =
                Json.object()
                        .put("PipelineExecutionArn", origin.arn())
                        .put("PipelineExecutionStatus", state.word());
        if (state == ExecutionState.FAILED) {
            json.put("FailureReason", STEP_FAILED);
        }
        return json;
    }

    synchronized Instant lastModifiedTime() {
        return lastModifiedTime;
    }

    private Optional<StepRun> ready() {
        if (state != ExecutionState.EXECUTING || anyStepIs(StepState.FAILED)) {
            return Optional.empty();
        }
        return steps.values().stream()
                .filter(run -> run.state() == StepState.PENDING)
                .filter(run -> run.definition().dependencies().stream().allMatch(this::succeeded))
                .findFirst();
    }

    private boolean succeeded(String step) {
        return Optional.ofNullable(steps.get(step))
                .filter(run -> run.state() == StepState.SUCCEEDED)
                .isPresent();
    }

    private boolean anyStepIs(StepState wanted) {
        return steps.values().stream().anyMatch(run -> run.state() == wanted);
    }

    private StepMessage firstMessage(StepCall call) {
        var status =
                switch (switches.get(Switch.FIRST_STATUS)) {
                    case EXECUTING -> "Executing";
                    case STARTING -> "Starting";
                    case ABSENT -> "";
                };
        return call.message(origin.arn(), status);
    }

    private StepRun issued(String token) {
        return steps.values().stream()
                .filter(run -> run.call().filter(call -> call.token().equals(token)).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Ends the execution once no step waits and none can begin. */
    private void conclude() {
        lastModifiedTime = clock.instant();
        if (state.isEnd() || steps.values().stream().anyMatch(run -> run.state().isWaiting())) {
            return;
        }
        if (state == ExecutionState.STOPPING) {
            state = ExecutionState.STOPPED;
        } else {
            state = anyStepIs(StepState.FAILED) ? ExecutionState.FAILED : ExecutionState.SUCCEEDED;
        }
    }
}
