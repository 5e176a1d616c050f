package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a List operation was asked for.
 *
 * @param request the request
 */
record Listing(JsonNode request) {

    /** In the order asked for; the newest first if none is. */
    <T> List<T> ordered(List<T> ascending) {
        var ordered = new ArrayList<>(ascending);
        if (!request.path("SortOrder").asText().equals("Ascending")) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    boolean includes(Instant created) {
        return Json.time(request, "CreatedAfter").map(created::isAfter).orElse(true)
                && Json.time(request, "CreatedBefore").map(created::isBefore).orElse(true);
    }

    /**
     * The answer: one page.
     *
     * @param member what the list is called
     * @param id the member that tells elements apart
     */
    ObjectNode page(String member, List<ObjectNode> all, String id) {
        var page =
                Page.of(
                        all,
                        element -> element.path(id).asText(),
                        request,
                        SageMakerShapes.MOST_RESULTS);
        var answer = Json.object();
        answer.putArray(member).addAll(page.elements());
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }
}
