package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations on executions of pipelines. */
final class ExecutionOperations {
    private static final String ARN = "PipelineExecutionArn";
    private static final int MOST_PARAMETERS = 200;

    private final PipelineOperations pipelines;
    private final Executions executions;
    private final Lags lags;
    private final InstantSource clock;

    ExecutionOperations(
            PipelineOperations pipelines, Executions executions, Lags lags, InstantSource clock) {
        this.pipelines = pipelines;
        this.executions = executions;
        this.lags = lags;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        var parameter =
                object(
                        required("Name", text(1, 256, "[A-Za-z0-9\\-_]*")),
                        required("Value", text(0, 1024)));
        var start =
                object(
                        SageMakerShapes.PIPELINE_NAME_OR_ARN,
                        SageMakerShapes.REQUEST_TOKEN,
                        optional("PipelineParameters", list(0, MOST_PARAMETERS, parameter)));
        var stop = object(SageMakerShapes.EXECUTION_ARN, SageMakerShapes.REQUEST_TOKEN);
        var describe = object(SageMakerShapes.EXECUTION_ARN);
        var list =
                object(
                        SageMakerShapes.PIPELINE_NAME_OR_ARN,
                        SageMakerShapes.CREATED_AFTER,
                        SageMakerShapes.CREATED_BEFORE,
                        optional("SortBy", oneOf("CreationTime", ARN)),
                        SageMakerShapes.SORT_ORDER,
                        SageMakerShapes.NEXT_TOKEN,
                        SageMakerShapes.MAX_RESULTS);
        var steps =
                object(
                        optional(ARN, SageMakerShapes.EXECUTION_ARN.constraint()),
                        SageMakerShapes.SORT_ORDER,
                        SageMakerShapes.NEXT_TOKEN,
                        SageMakerShapes.MAX_RESULTS);
        return Map.of(
                "StartPipelineExecution", new Operation(start, this::start),
                "StopPipelineExecution", new Operation(stop, this::stop),
                "DescribePipelineExecution", new Operation(describe, this::describe),
                "ListPipelineExecutions", new Operation(list, this::listExecutions),
                "ListPipelineExecutionSteps", new Operation(steps, this::listSteps));
    }

    private ObjectNode start(JsonNode input) {
        var parameters = new LinkedHashMap<String, String>();
        for (var given : input.path("PipelineParameters")) {
            parameters.put(given.path("Name").asText(), given.path("Value").asText());
        }
        var execution = executions.start(pipelines.named(input), parameters, requestToken(input));
        return Json.object().put(ARN, execution.origin().arn());
    }

    private ObjectNode stop(JsonNode input) {
        var execution = execution(input);
        executions.stop(execution, requestToken(input));
        return Json.object().put(ARN, execution.origin().arn());
    }

    private ObjectNode describe(JsonNode input) {
        var execution = execution(input);
        return execution
                .json()
                .put("PipelineArn", Arn.ofPipeline(execution.origin().pipelineName()))
                .put("CreationTime", Json.time(execution.origin().time()))
                .put("LastModifiedTime", Json.time(execution.lastModifiedTime()));
    }

    private ObjectNode listExecutions(JsonNode input) {
        var listing = new Listing(input);
        var found =
                executions.of(pipelines.named(input).name()).stream()
                        .filter(execution -> listing.includes(execution.origin().time()))
                        .sorted(order(input))
                        .map(ExecutionOperations::summary)
                        .toList();
        return listing.page("PipelineExecutionSummaries", listing.ordered(found), ARN);
    }

    private ObjectNode listSteps(JsonNode input) {
        var begun = execution(input).begunBy(clock.instant().minus(lags.get(Lag.TOKEN_VISIBLE)));
        var listing = new Listing(input);
        return listing.page("PipelineExecutionSteps", listing.ordered(begun), "StepName");
    }

    private Execution execution(JsonNode input) {
        return executions.execution(input.path(ARN).asText());
    }

    private static ObjectNode summary(Execution execution) {
        return execution.json().put("StartTime", Json.time(execution.origin().time()));
    }

    private static Comparator<Execution> order(JsonNode input) {
        return input.path("SortBy").asText().equals(ARN)
                ? Comparator.comparing(execution -> execution.origin().arn())
                : Comparator.comparing(execution -> execution.origin().time());
    }

    private static String requestToken(JsonNode input) {
        return input.path("ClientRequestToken").asText();
    }
}
