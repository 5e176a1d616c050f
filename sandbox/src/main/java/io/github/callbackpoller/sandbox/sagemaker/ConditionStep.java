package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A step that chooses between two branches.
 *
 * @param conditions if all hold, the first branch is taken
 * @param branchSteps the steps of both branches
 */
record ConditionStep(List<Condition> conditions, List<StepDefinition> branchSteps)
        implements StepType {
    static final String TYPE = "Condition";

    static ConditionStep of(JsonNode step) {
        var name = step.path("Name").asText();
        var arguments = step.path("Arguments");
        var branchSteps =
                Stream.concat(
                                branch(arguments, "IfSteps", new Branch(name, true)),
                                branch(arguments, "ElseSteps", new Branch(name, false)))
                        .toList();
        return new ConditionStep(Condition.listOf(arguments), branchSteps);
    }

    @Override
    public List<Reference> references() {
        return conditions.stream().flatMap(Condition::references).toList();
    }

    @Override
    public Map<String, ValueType> outputs() {
        return Map.of();
    }

    @Override
    public void begin(StepAttempt attempt, Values values) {
        attempt.decide(conditions.stream().allMatch(condition -> condition.holds(values)));
    }

    @Override
    public ObjectNode metadata(StepAttempt attempt) {
        var metadata = Json.object();
        attempt.outcome()
                .ifPresent(
                        outcome ->
                                metadata.putObject(TYPE)
                                        .put("Outcome", outcome ? "True" : "False"));
        return metadata;
    }

    private static Stream<StepDefinition> branch(JsonNode arguments, String member, Branch branch) {
        var steps = arguments.path(member);
        if (!steps.isArray() && !steps.isMissingNode()) {
            throw SageMakerErrors.definition(member + " must be a list");
        }
        return StreamSupport.stream(steps.spliterator(), false)
                .map(step -> StepDefinition.inBranch(step, branch));
    }
}
