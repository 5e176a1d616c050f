package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/**
 * One operation of a service.
 *
 * @param request what a request must be; checked before the operation sees it
 * @param play does what the operation does; may throw {@link AwsError}; called from several threads
 */
public record Operation(Constraint request, Function<JsonNode, ObjectNode> play) {

    ObjectNode answer(JsonNode input) {
        var found = new Violations();
        request.check("", input, found);
        found.throwIfAny();
        return play.apply(input);
    }
}
