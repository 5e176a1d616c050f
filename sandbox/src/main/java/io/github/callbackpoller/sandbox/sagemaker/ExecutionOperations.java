package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operations that start and change executions of pipelines. */
final class ExecutionOperations {
    static final String PREFIX = "PipelineExecution";

    private static final String ARN = "PipelineExecutionArn";

    private final Pipelines pipelines;
    private final Executions executions;
    private final Requests requests;

    ExecutionOperations(Pipelines pipelines, Executions executions, Requests requests) {
        this.pipelines = pipelines;
        this.executions = executions;
        this.requests = requests;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "StartPipelineExecution",
                new Operation(ExecutionRequests.START, requests.once("start", this::start)),
                "StopPipelineExecution",
                new Operation(ExecutionRequests.STOP, requests.once("stop", this::stop)),
                "RetryPipelineExecution",
                new Operation(ExecutionRequests.RETRY, requests.once("retry", this::retry)),
                "UpdatePipelineExecution",
                new Operation(ExecutionRequests.UPDATE, this::update));
    }

    private ObjectNode start(JsonNode input) {
        var parameters = new LinkedHashMap<String, String>();
        for (var given : input.path("PipelineParameters")) {
            var name = given.path("Name").asText();
            if (parameters.put(name, given.path("Value").asText()) != null) {
                throw AwsError.validation("Parameter '" + name + "' is given twice");
            }
        }
        var pipeline = pipelines.named(input);
        return told(executions.start(pipeline, parameters, Details.of(PREFIX, input)));
    }

    private ObjectNode stop(JsonNode input) {
        return change(input, Execution::stop);
    }

    private ObjectNode retry(JsonNode input) {
        return change(input, execution -> execution.retry(Details.of(PREFIX, input)));
    }

    private ObjectNode update(JsonNode input) {
        return change(input, execution -> execution.update(Details.of(PREFIX, input)));
    }

    private ObjectNode change(JsonNode input, Function<Execution, List<StepMessage>> change) {
        var execution = executions.execution(input.path(ARN).asText());
        executions.change(execution, change);
        return told(execution);
    }

    private static ObjectNode told(Execution execution) {
        return Json.object().put(ARN, execution.origin().arn());
    }
}
