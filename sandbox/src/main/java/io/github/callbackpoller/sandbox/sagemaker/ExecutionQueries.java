package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;

/** The operations that tell of executions of pipelines. */
final class ExecutionQueries {
    private static final String ARN = "PipelineExecutionArn";

    private final Pipelines pipelines;
    private final Executions executions;
    private final Lags lags;
    private final InstantSource clock;

    ExecutionQueries(Pipelines pipelines, Executions executions, Lags lags, InstantSource clock) {
        this.pipelines = pipelines;
        this.executions = executions;
        this.lags = lags;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "DescribePipelineExecution",
                        new Operation(ExecutionRequests.DESCRIBE, this::describe),
                "DescribePipelineDefinitionForExecution",
                        new Operation(ExecutionRequests.DESCRIBE, this::definition),
                "ListPipelineExecutions",
                        new Operation(ExecutionRequests.LIST, this::listExecutions),
                "ListPipelineExecutionSteps",
                        new Operation(ExecutionRequests.LIST_STEPS, this::listSteps),
                "ListPipelineParametersForExecution",
                        new Operation(ExecutionRequests.LIST_PARAMETERS, this::parameters));
    }

    private ObjectNode describe(JsonNode input) {
        return execution(input).report().description();
    }

    private ObjectNode definition(JsonNode input) {
        var pipeline = execution(input).origin().pipeline();
        return Json.object()
                .put("PipelineDefinition", pipeline.definition().text())
                .put("CreationTime", Json.time(pipeline.created()));
    }

    private ObjectNode listExecutions(JsonNode input) {
        var listing = new Listing(input);
        var found =
                executions.of(pipelines.named(input)).stream()
                        .filter(execution -> listing.includes(execution.origin().time()))
                        .sorted(order(input))
                        .map(execution -> execution.report().summary())
                        .toList();
        return listing.page("PipelineExecutionSummaries", listing.ordered(found), ARN);
    }

    private ObjectNode listSteps(JsonNode input) {
        var begun = execution(input).begunBy(clock.instant().minus(lags.get(Lag.TOKEN_VISIBLE)));
        var listing = new Listing(input);
        return listing.page("PipelineExecutionSteps", listing.ordered(begun), "StepName");
    }

    private ObjectNode parameters(JsonNode input) {
        var parameters =
                execution(input).origin().parameters().entrySet().stream()
                        .map(
                                parameter ->
                                        Json.object()
                                                .put("Name", parameter.getKey())
                                                .put("Value", parameter.getValue().asText()))
                        .toList();
        return new Listing(input).page("PipelineParameters", parameters, "Name");
    }

    private Execution execution(JsonNode input) {
        return executions.execution(input.path(ARN).asText());
    }

    private static Comparator<Execution> order(JsonNode input) {
        return input.path("SortBy").asText().equals(ARN)
                ? Comparator.comparing(execution -> execution.origin().arn())
                : Comparator.comparing(execution -> execution.origin().time());
    }
}
