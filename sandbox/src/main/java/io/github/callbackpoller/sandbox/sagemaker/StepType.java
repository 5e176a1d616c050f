package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What a step does; one class for each type of a definition that is played. */
sealed interface StepType permits CallbackStep, ConditionStep, FailStep {

    /** Reads the step of a definition. */
    static StepType of(String type, JsonNode step) {
        return switch (type) {
            case CallbackStep.TYPE -> CallbackStep.of(step);
            case ConditionStep.TYPE -> ConditionStep.of(step);
            case FailStep.TYPE -> FailStep.of(step);
            default -> throw SageMakerErrors.definition("the sandbox does not play this type");
        };
    }

    List<Reference> references();

    /** The steps within this one. */
    default List<StepDefinition> branchSteps() {
        return List.of();
    }

    /** The outputs that other steps can refer to. */
    Map<String, ValueType> outputs();

    /**
     * Begins the step; may end it.
     *
     * @throws MissingValueException if there is no value for a reference
     */
    void begin(StepAttempt attempt, Values values);

    /** What ListPipelineExecutionSteps tells as the step's metadata. */
    ObjectNode metadata(StepAttempt attempt);
}
