package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch.RetryToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The steps of one execution. Guarded by it. */
final class Steps {
    private final Map<String, StepRun> runs = new LinkedHashMap<>();

    Steps(Collection<StepDefinition> definitions, Supplier<String> tokens, InstantSource clock) {
        for (var step : definitions) {
            runs.put(step.name(), new StepRun(step, tokens, clock));
        }
    }

    Optional<StepRun> named(String name) {
        return Optional.ofNullable(runs.get(name));
    }

    /** The attempt that was given a token. */
    StepAttempt under(String token) {
        return runs.values().stream()
                .flatMap(run -> run.under(token).stream())
                .findFirst()
                .orElseThrow();
    }

    /** The first step that can begin now. */
    Optional<StepRun> ready() {
        return runs.values().stream()
                .filter(run -> run.state() == StepState.PENDING)
                .filter(run -> run.definition().dependencies().stream().allMatch(this::succeeded))
                .filter(run -> run.definition().branch().stream().allMatch(this::isTaken))
                .findFirst();
    }

    /** The attempts that have begun and not ended. */
    List<StepAttempt> waiting() {
        return runs.values().stream()
                .map(StepRun::newest)
                .filter(attempt -> attempt.state().isWaiting())
                .toList();
    }

    boolean anyFailed() {
        return runs.values().stream().anyMatch(run -> run.state() == StepState.FAILED);
    }

    void retry(RetryToken reading) {
        runs.values().forEach(run -> run.retry(reading));
    }

    /** The steps that had begun at a time, in the order of their beginnings. */
    List<ObjectNode> begunBy(Instant time) {
        return runs.values().stream()
                .flatMap(run -> run.begunBy(time).stream())
                .sorted(Comparator.comparing(attempt -> attempt.startTime().orElseThrow()))
                .map(this::json)
                .toList();
    }

    private ObjectNode json(StepAttempt attempt) {
        return named(attempt.definition().name()).orElseThrow().json(attempt);
    }

    private boolean isTaken(Branch branch) {
        return named(branch.condition())
                .flatMap(run -> run.newest().outcome())
                .filter(outcome -> outcome == branch.outcome())
                .isPresent();
    }

    private boolean succeeded(String step) {
        return named(step).filter(run -> run.state() == StepState.SUCCEEDED).isPresent();
    }
}
