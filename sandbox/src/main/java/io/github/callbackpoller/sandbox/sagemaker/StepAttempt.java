package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch.StopToken;
import io.github.callbackpoller.sandbox.behaviour.Switch.StoppedStep;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A step's first run in an execution, or a later one by a retry. Guarded by its execution. */
final class StepAttempt {
    private static final int LONGEST_REASON = 1024;

    private final StepDefinition definition;
    private final Supplier<String> tokens;
    private final Optional<String> reused;
    private final InstantSource clock;
    private final Set<String> known = new HashSet<>();
    private StepState state = StepState.PENDING;
    private Optional<Instant> startTime = Optional.empty();
    private Optional<Instant> endTime = Optional.empty();
    private Optional<StepCall> call = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private Optional<Boolean> outcome = Optional.empty();
    private String failureReason = "";

    /**
     * @param tokens issues tokens
     * @param reused the token to wait under, if not a new one
     */
    StepAttempt(
            StepDefinition definition,
            Supplier<String> tokens,
            Optional<String> reused,
            InstantSource clock) {
        this.definition = definition;
        this.tokens = tokens;
        this.reused = reused;
        this.clock = clock;
    }

    StepDefinition definition() {
        return definition;
    }

    StepState state() {
        return state;
    }

    Optional<Instant> startTime() {
        return startTime;
    }

    /** What the step asked for last. */
    Optional<StepCall> call() {
        return call;
    }

    Optional<Answer> answer() {
        return answer;
    }

    /** What a condition step found. */
    Optional<Boolean> outcome() {
        return outcome;
    }

    Map<String, String> outputs() {
        return answer.map(Answer::outputs).orElse(Map.of());
    }

    String failureReason() {
        return failureReason;
    }

    boolean isUnder(String token) {
        return known.contains(token);
    }

    void begin(Values values) {
        state = StepState.EXECUTING;
        startTime = Optional.of(clock.instant());
        try {
            definition.type().begin(this, values);
        } catch (MissingValueException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** The step waits for an answer under a token. */
    void await(String queueUrl, JsonNode arguments) {
        var token = reused.orElseGet(tokens);
        ask(new StepCall(token, definition.name(), queueUrl, arguments));
    }

    /** The step is asked to stop; it waits on. */
    void stop(StopToken reading) {
        state = StepState.STOPPING;
        switch (reading) {
            case SAME -> {}
            case FRESH -> call.ifPresent(asked -> ask(asked.under(tokens.get())));
        }
    }

    /** The step ends without an answer, and without having failed. */
    void abandon() {
        end(StepState.STOPPED);
    }

    void decide(boolean holds) {
        outcome = Optional.of(holds);
        end(StepState.SUCCEEDED);
    }

    void fail(String reason) {
        failureReason = reason;
        end(StepState.FAILED);
    }

    void end(Answer given, StoppedStep reading) {
        answer = Optional.of(given);
        failureReason = given.reason();
        boolean stopped = state == StepState.STOPPING && reading == StoppedStep.STOPPED;
        end(stopped ? StepState.STOPPED : given.end());
    }

    void tell(ObjectNode json) {
        json.put("StepStatus", state.word());
        startTime.ifPresent(time -> json.put("StartTime", Json.time(time)));
        endTime.ifPresent(time -> json.put("EndTime", Json.time(time)));
        if (!failureReason.isEmpty()) {
            int end = Math.min(LONGEST_REASON, failureReason.length());
            json.put("FailureReason", failureReason.substring(0, end));
        }
        json.set("Metadata", definition.type().metadata(this));
    }

    private void ask(StepCall asked) {
        call = Optional.of(asked);
        known.add(asked.token());
    }

    private void end(StepState last) {
        endTime = Optional.of(clock.instant());
        state = last;
    }
}
