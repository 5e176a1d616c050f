package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.ChangedRequest;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Makes operations idempotent by their ClientRequestToken. A request that comes again is answered
 * as it was and has no effect; one without a token is a request of its own. AWS does not document
 * what becomes of a token that comes with another content: {@link Switch#CHANGED_REQUEST}.
 * Thread-safe.
 */
final class Requests {
    private final Map<Key, Request> requests = new ConcurrentHashMap<>();
    private final Switches switches;

    Requests(Switches switches) {
        this.switches = switches;
    }

    /** An operation that does once for each request what it is to do. */
    Function<JsonNode, ObjectNode> once(String operation, Function<JsonNode, ObjectNode> play) {
        return input ->
                Json.text(input, "ClientRequestToken")
                        .map(token -> request(operation, token).answer(input, play))
                        .orElseGet(() -> play.apply(input));
    }

    /** Forgets what was answered with the ARN of a pipeline or of one of its executions. */
    void forget(String pipelineArn) {
        requests.values().removeIf(request -> request.isAbout(pipelineArn));
    }

    private Request request(String operation, String token) {
        return requests.computeIfAbsent(new Key(operation, token), key -> new Request(switches));
    }

    private record Key(String operation, String token) {}

    private record Answered(JsonNode input, ObjectNode answer) {}

    /** Locked while it is played, so that the same request waits for the first one's answer. */
    private static final class Request {
        private final Switches switches;
        private volatile Optional<Answered> answered = Optional.empty();

        Request(Switches switches) {
            this.switches = switches;
        }

        synchronized ObjectNode answer(JsonNode input, Function<JsonNode, ObjectNode> play) {
            if (answered.isEmpty()) {
                answered = Optional.of(new Answered(input, play.apply(input)));
            }
            var first = answered.orElseThrow();
            if (!first.input().equals(input)
                    && switches.get(Switch.CHANGED_REQUEST) == ChangedRequest.CONFLICT) {
                throw SageMakerErrors.conflict(
                        "The ClientRequestToken came before, with another content");
            }
            return first.answer().deepCopy();
        }

        boolean isAbout(String pipelineArn) {
            return answered.map(Answered::answer)
                    .filter(
                            told ->
                                    told.path("PipelineArn").asText().equals(pipelineArn)
                                            || told.path("PipelineExecutionArn")
                                                    .asText()
                                                    .startsWith(pipelineArn + "/"))
                    .isPresent();
        }
    }
}
