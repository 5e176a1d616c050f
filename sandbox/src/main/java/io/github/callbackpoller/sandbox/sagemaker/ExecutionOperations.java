package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

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
    static final int MOST_PARAMETERS = 200;

    private static final String ARN = "PipelineExecutionArn";

    private final PipelineOperations pipelines;
    private final Executions executions;
    private final Requests requests;

    ExecutionOperations(PipelineOperations pipelines, Executions executions, Requests requests) {
        this.pipelines = pipelines;
        this.executions = executions;
        this.requests = requests;
    }

    Map<String, Operation> operations() {
        var parameter =
                object(
                        required("Name", text(1, 256, "[A-Za-z0-9\\-_]*")),
                        required("Value", text(0, 1024)));
        var start =
                object(
                        SageMakerShapes.PIPELINE_NAME_OR_ARN,
                        SageMakerShapes.EXECUTION_DISPLAY_NAME,
                        optional("PipelineParameters", list(0, MOST_PARAMETERS, parameter)),
                        SageMakerShapes.EXECUTION_DESCRIPTION,
                        SageMakerShapes.REQUEST_TOKEN,
                        SageMakerShapes.PARALLELISM,
                        optional("MlflowExperimentName", text(1, 256, ".*")),
                        SageMakerShapes.unplayed("SelectiveExecutionConfig"),
                        SageMakerShapes.unplayed("PipelineVersionId"));
        var stop = object(SageMakerShapes.EXECUTION_ARN, SageMakerShapes.REQUEST_TOKEN);
        var retry =
                object(
                        SageMakerShapes.EXECUTION_ARN,
                        SageMakerShapes.REQUEST_TOKEN,
                        SageMakerShapes.PARALLELISM);
        var update =
                object(
                        SageMakerShapes.EXECUTION_ARN,
                        SageMakerShapes.EXECUTION_DESCRIPTION,
                        SageMakerShapes.EXECUTION_DISPLAY_NAME,
                        SageMakerShapes.PARALLELISM);
        return Map.of(
                "StartPipelineExecution",
                new Operation(start, requests.once("start", this::start)),
                "StopPipelineExecution",
                new Operation(stop, requests.once("stop", this::stop)),
                "RetryPipelineExecution",
                new Operation(retry, requests.once("retry", this::retry)),
                "UpdatePipelineExecution",
                new Operation(update, this::update));
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
