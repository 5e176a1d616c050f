package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch.RetryToken;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;

/** A step in one execution, with its attempts. Guarded by its execution. */
final class StepRun {
    private final StepDefinition definition;
    private final Supplier<String> tokens;
    private final InstantSource clock;
    private final Deque<StepAttempt> attempts = new ArrayDeque<>();

    StepRun(StepDefinition definition, Supplier<String> tokens, InstantSource clock) {
        this.definition = definition;
        this.tokens = tokens;
        this.clock = clock;
        attempts.push(new StepAttempt(definition, tokens, Optional.empty(), clock));
    }

    StepDefinition definition() {
        return definition;
    }

    StepState state() {
        return newest().state();
    }

    /** The attempt that counts. */
    StepAttempt newest() {
        return attempts.getFirst();
    }

    /** The newest attempt that was given a token. */
    Optional<StepAttempt> under(String token) {
        return attempts.stream().filter(attempt -> attempt.isUnder(token)).findFirst();
    }

    void begin(Values values) {
        newest().begin(values);
    }

    /** The step is to run again, unless it succeeded or never ran. */
    void retry(RetryToken reading) {
        switch (state()) {
            case FAILED, STOPPED ->
                    attempts.push(new StepAttempt(definition, tokens, reused(reading), clock));
            case PENDING, EXECUTING, STOPPING, SUCCEEDED -> {}
        }
    }

    /** The newest attempt that had begun at a time. */
    Optional<StepAttempt> begunBy(Instant time) {
        return attempts.stream()
                .filter(one -> one.startTime().filter(start -> !start.isAfter(time)).isPresent())
                .findFirst();
    }

    /** What is told of one of the attempts. */
    ObjectNode json(StepAttempt shown) {
        var json = Json.object();
        definition.label().tell(json);
        json.put("AttemptCount", attempts.stream().dropWhile(one -> one != shown).count());
        shown.tell(json);
        return json;
    }

    private Optional<String> reused(RetryToken reading) {
        return switch (reading) {
            case FRESH -> Optional.empty();
            case REUSED -> newest().call().map(StepCall::token);
        };
    }
}
