package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The operations by which callback steps are answered. */
final class AnswerOperations {
    private final Executions executions;
    private final Requests requests;
    private final AtomicInteger counted = new AtomicInteger();

    AnswerOperations(Executions executions, Requests requests) {
        this.executions = executions;
        this.requests = requests;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "SendPipelineExecutionStepSuccess",
                new Operation(ExecutionRequests.SUCCESS, requests.once("success", this::success)),
                "SendPipelineExecutionStepFailure",
                new Operation(ExecutionRequests.FAILURE, requests.once("failure", this::failure)));
    }

    int counted() {
        return counted.get();
    }

    private ObjectNode success(JsonNode input) {
        var outputs = new LinkedHashMap<String, String>();
        for (var output : input.path("OutputParameters")) {
            outputs.put(output.path("Name").asText(), output.path("Value").asText());
        }
        return answer(input, Answer.success(outputs));
    }

    private ObjectNode failure(JsonNode input) {
        var reason = Json.text(input, "FailureReason").orElse("");
        return answer(input, Answer.failure(reason));
    }

    private ObjectNode answer(JsonNode input, Answer answer) {
        var execution = executions.answer(input.path("CallbackToken").asText(), answer);
        counted.incrementAndGet();
        return Json.object().put("PipelineExecutionArn", execution.origin().arn());
    }
}
