package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch.StoppedStep;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A step's first run in an execution, or a later one by a retry. Guarded by its execution. */
final class StepAttempt {
    private final Supplier<String> tokens;
    private final InstantSource clock;
    private StepState state = StepState.PENDING;
    private Optional<Instant> startTime = Optional.empty();
    private Optional<Instant> endTime = Optional.empty();
    private Optional<StepCall> call = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private Optional<Boolean> outcome = Optional.empty();
    private String failureReason = "";

    StepAttempt(Supplier<String> tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    StepState state() {
        return state;
    }

    Optional<Instant> startTime() {
        return startTime;
    }

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
        return call.filter(known -> known.token().equals(token)).isPresent();
    }

    void begin(StepType type, Values values) {
        state = StepState.EXECUTING;
        startTime = Optional.of(clock.instant());
        try {
            type.begin(this, values);
        } catch (MissingValueException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /** The step waits for an answer under a new token. */
    void await(String queueUrl, JsonNode arguments) {
        call = Optional.of(new StepCall(tokens.get(), queueUrl, arguments));
    }

    void decide(boolean holds) {
        outcome = Optional.of(holds);
        end(StepState.SUCCEEDED, StoppedStep.STOPPED);
    }

    void stop() {
        state = StepState.STOPPING;
    }

    void fail(String reason) {
        failureReason = reason;
        end(StepState.FAILED, StoppedStep.STOPPED);
    }

    void end(Answer given, StoppedStep reading) {
        answer = Optional.of(given);
        failureReason = given.reason();
        end(given.end(), reading);
    }

    void tell(ObjectNode json) {
        json.put("StepStatus", state.word());
        startTime.ifPresent(time -> json.put("StartTime", Json.time(time)));
        endTime.ifPresent(time -> json.put("EndTime", Json.time(time)));
        if (!failureReason.isEmpty()) {
            json.put("FailureReason", failureReason);
        }
    }

    private void end(StepState wanted, StoppedStep reading) {
        endTime = Optional.of(clock.instant());
        if (state == StepState.STOPPING) {
            state =
                    switch (reading) {
                        case STOPPED -> StepState.STOPPED;
                        case AS_ANSWERED -> wanted;
                    };
        } else {
            state = wanted;
        }
    }
}
