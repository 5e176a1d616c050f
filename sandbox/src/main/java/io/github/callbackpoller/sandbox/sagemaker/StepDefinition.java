package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A step of a pipeline.
 *
 * @param label what it is called
 * @param type what it does
 * @param dependencies the steps that must have succeeded before: named, or referred to
 * @param branch where it stands, if not in the pipeline itself
 */
record StepDefinition(
        StepLabel label, StepType type, Set<String> dependencies, Optional<Branch> branch) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\-_]{1,64}");

    static StepDefinition of(JsonNode json) {
        return read(json, Optional.empty());
    }

    /** A step that begins only if its branch is taken. */
    static StepDefinition inBranch(JsonNode json, Branch branch) {
        return read(json, Optional.of(branch));
    }

    String name() {
        return label.name();
    }

    boolean is(String typeName) {
        return label.typeName().equals(typeName);
    }

    AwsError refused(String problem) {
        return SageMakerErrors.definition(problem + ", in step " + label);
    }

    private static StepDefinition read(JsonNode json, Optional<Branch> branch) {
        var label = StepLabel.of(json);
        if (!NAME.matcher(label.name()).matches()) {
            throw SageMakerErrors.definition("the name must match " + NAME + ", in step " + label);
        }
        if (branch.isPresent() && label.typeName().equals(ConditionStep.TYPE)) {
            throw SageMakerErrors.definition("condition steps can't be nested, in step " + label);
        }
        var type = type(label, json);
        var dependencies = named(label, json.path("DependsOn"));
        type.references().forEach(to -> to.step().ifPresent(dependencies::add));
        branch.map(Branch::condition).ifPresent(dependencies::add);
        return new StepDefinition(label, type, dependencies, branch);
    }

    private static Set<String> named(StepLabel label, JsonNode dependsOn) {
        var names = new TreeSet<String>();
        for (var name : dependsOn) {
            names.add(name.asText());
        }
        if (!dependsOn.isMissingNode() && !dependsOn.isArray()) {
            throw SageMakerErrors.definition("DependsOn must be a list, in step " + label);
        }
        return names;
    }

    private static StepType type(StepLabel label, JsonNode json) {
        try {
            return StepType.of(label.typeName(), json);
        } catch (AwsError e) {
            throw AwsError.validation(e.getMessage() + ", in step " + label);
        }
    }
}
