package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Optional;

/**
 * What a pipeline or an execution is called, and how much it may do at once.
 *
 * @param displayName what people call it
 * @param description what it is for
 * @param parallelSteps how many steps may execute at once; any number if empty
 */
record Details(
        Optional<String> displayName,
        Optional<String> description,
        Optional<Integer> parallelSteps) {
    private static final String PARALLELISM = "ParallelismConfiguration";
    private static final String MOST_STEPS = "MaxParallelExecutionSteps";

    /** The details that a request gives; the prefix begins the names of their members. */
    static Details of(String prefix, JsonNode request) {
        return new Details(
                Json.text(request, prefix + "DisplayName"),
                Json.text(request, prefix + "Description"),
                Optional.of(request.path(PARALLELISM).path(MOST_STEPS))
                        .filter(JsonNode::isNumber)
                        .map(JsonNode::intValue));
    }

    static Details called(String name) {
        return new Details(Optional.of(name), Optional.empty(), Optional.empty());
    }

    /** These, and where they say nothing, others. */
    Details or(Details others) {
        return new Details(
                displayName.or(others::displayName),
                description.or(others::description),
                parallelSteps.or(others::parallelSteps));
    }

    Details onlyParallelSteps() {
        return new Details(Optional.empty(), Optional.empty(), parallelSteps);
    }

    /** Adds the words, as lists and descriptions have them. */
    void tell(String prefix, ObjectNode json) {
        displayName.ifPresent(text -> json.put(prefix + "DisplayName", text));
        description.ifPresent(text -> json.put(prefix + "Description", text));
    }

    /** Adds the limit, as only descriptions have it. */
    void tellParallelism(ObjectNode json) {
        parallelSteps.ifPresent(most -> json.putObject(PARALLELISM).put(MOST_STEPS, most));
    }
}
