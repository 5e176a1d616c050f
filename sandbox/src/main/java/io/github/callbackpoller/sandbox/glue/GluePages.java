package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Page;
import java.util.List;
import java.util.function.Function;

/**
 * Answers lists by pages.
 *
 * @param all what is listed, in order
 * @param id tells elements apart
 * @param json shows an element
 * @param <T> what is listed
 */
record GluePages<T>(List<T> all, Function<T, String> id, Function<T, ObjectNode> json) {

    /**
     * The page that a request asks for.
     *
     * @param member the list's name in the answer
     * @param usualSize the size of a page for which no MaxResults is given
     * @throws AwsError if NextToken is none: InvalidInputException, which is unverified
     */
    ObjectNode answer(String member, JsonNode request, int usualSize) {
        var page = page(request, usualSize);
        var answer = Json.object();
        var list = answer.putArray(member);
        page.elements().forEach(element -> list.add(json.apply(element)));
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }

    private Page<T> page(JsonNode request, int usualSize) {
        try {
            return Page.of(all, id, request, usualSize);
        } catch (AwsError e) {
            throw GlueErrors.invalidInput(String.valueOf(e.getMessage()));
        }
    }
}
