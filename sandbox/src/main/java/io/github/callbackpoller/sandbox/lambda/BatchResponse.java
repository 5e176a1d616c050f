package io.github.callbackpoller.sandbox.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;

/** Reads which messages of a batch failed from a function's response. */
final class BatchResponse {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BatchResponse() {}

    /**
     * The messages that failed: none for an empty response; all for one that can't be read or names
     * a message that is none of the batch.
     */
    static Set<String> failed(String response, Set<String> batch) {
        if (response.isBlank()) {
            return Set.of();
        }
        try {
            return named(MAPPER.readTree(response), batch);
        } catch (JsonProcessingException e) {
            return batch;
        }
    }

    private static Set<String> named(JsonNode response, Set<String> batch) {
        var failures = response.path("batchItemFailures");
        if (response.isNull() || (response.isObject() && isNothing(failures))) {
            return Set.of();
        }
        if (!failures.isArray()) {
            return batch;
        }
        var failed = new HashSet<String>();
        for (var failure : failures) {
            failed.add(failure.path("itemIdentifier").asText());
        }
        return batch.containsAll(failed) ? failed : batch;
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
