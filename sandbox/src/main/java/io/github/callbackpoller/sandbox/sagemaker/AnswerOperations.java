package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Member;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations by which callback steps are answered. */
final class AnswerOperations {
    private static final Member REQUEST_TOKEN =
            optional("ClientRequestToken", SageMakerShapes.REQUEST_TOKEN.constraint());
    private static final Member TOKEN = required("CallbackToken", text(10, 10, "[a-zA-Z0-9]+"));

    private final Executions executions;
    private final Requests requests;

    AnswerOperations(Executions executions, Requests requests) {
        this.executions = executions;
        this.requests = requests;
    }

    Map<String, Operation> operations() {
        var output = object(required("Name", text(0, 256)), required("Value", text(0, 1024)));
        var success =
                object(
                        TOKEN,
                        REQUEST_TOKEN,
                        optional("OutputParameters", list(0, CallbackStep.MOST_OUTPUTS, output)));
        var failure = object(TOKEN, REQUEST_TOKEN, optional("FailureReason", text(0, 256)));
        return Map.of(
                "SendPipelineExecutionStepSuccess",
                new Operation(success, requests.once("success", this::success)),
                "SendPipelineExecutionStepFailure",
                new Operation(failure, requests.once("failure", this::failure)));
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
        return Json.object().put("PipelineExecutionArn", execution.origin().arn());
    }
}
