package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;

/** The operations on pipelines. */
final class PipelineOperations {
    private final Pipelines pipelines;
    private final Executions executions;
    private final Requests requests;
    private final InstantSource clock;

    PipelineOperations(
            Pipelines pipelines, Executions executions, Requests requests, InstantSource clock) {
        this.pipelines = pipelines;
        this.executions = executions;
        this.requests = requests;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreatePipeline",
                new Operation(PipelineRequests.CREATE, requests.once("create", this::create)),
                "DescribePipeline",
                new Operation(PipelineRequests.DESCRIBE, this::describe),
                "UpdatePipeline",
                new Operation(PipelineRequests.UPDATE, this::update),
                "ListPipelines",
                new Operation(PipelineRequests.LIST, this::list),
                "DeletePipeline",
                new Operation(PipelineRequests.DELETE, requests.once("delete", this::delete)));
    }

    private ObjectNode create(JsonNode input) {
        var definition =
                Json.text(input, "PipelineDefinition")
                        .orElseThrow(() -> AwsError.validation("PipelineDefinition is missing"));
        var name = input.path("PipelineName").asText();
        var now = clock.instant();
        var created =
                new Pipeline(
                        name,
                        input.path("RoleArn").asText(),
                        Details.of(Pipeline.PREFIX, input).or(Details.called(name)),
                        DefinitionReader.read(definition),
                        now,
                        now);
        if (!pipelines.add(created)) {
            // Code and wording are what the SageMaker Python SDK's upsert relies on.
            throw AwsError.validation(
                    "Pipeline names must be unique within an AWS account and region. Pipeline with"
                            + " name ("
                            + name
                            + ") already exists.");
        }
        requests.forget(created.arn());
        return arn(created);
    }

    private ObjectNode describe(JsonNode input) {
        var pipeline = pipelines.named(input);
        var json =
                summary(pipeline, "LastRunTime")
                        .put("PipelineDefinition", pipeline.definition().text())
                        .put("PipelineStatus", "Active");
        pipeline.details().tellParallelism(json);
        return json;
    }

    private ObjectNode update(JsonNode input) {
        var definition = Json.text(input, "PipelineDefinition").map(DefinitionReader::read);
        var earlier = pipelines.named(input);
        var updated =
                new Pipeline(
                        earlier.name(),
                        Json.text(input, "RoleArn").orElse(earlier.roleArn()),
                        Details.of(Pipeline.PREFIX, input).or(earlier.details()),
                        definition.orElse(earlier.definition()),
                        earlier.created(),
                        clock.instant());
        pipelines.replace(updated);
        return arn(updated);
    }

    private ObjectNode list(JsonNode input) {
        var prefix = Json.text(input, "PipelineNamePrefix").orElse("");
        var byName = Comparator.comparing(Pipeline::name);
        var order =
                input.path("SortBy").asText().equals("Name")
                        ? byName
                        : Comparator.comparing(Pipeline::created).thenComparing(byName);
        var listing = new Listing(input);
        var found =
                pipelines.all().stream()
                        .filter(pipeline -> pipeline.name().startsWith(prefix))
                        .filter(pipeline -> listing.includes(pipeline.created()))
                        .sorted(order)
                        .map(pipeline -> summary(pipeline, "LastExecutionTime"))
                        .toList();
        return listing.page("PipelineSummaries", listing.ordered(found), "PipelineArn");
    }

    private ObjectNode delete(JsonNode input) {
        var pipeline = pipelines.named(input);
        if (!executions.of(pipeline).stream().allMatch(Execution::hasEnded)) {
            throw SageMakerErrors.conflict(
                    "Pipeline '" + pipeline.name() + "' has executions that have not ended");
        }
        pipelines.remove(pipeline);
        executions.remove(pipeline);
        requests.forget(pipeline.arn());
        return arn(pipeline);
    }

    private ObjectNode summary(Pipeline pipeline, String lastStart) {
        var json = pipeline.summary();
        executions.of(pipeline).stream()
                .map(execution -> execution.origin().time())
                .max(Comparator.naturalOrder())
                .ifPresent(time -> json.put(lastStart, Json.time(time)));
        return json;
    }

    private static ObjectNode arn(Pipeline pipeline) {
        return Json.object().put("PipelineArn", pipeline.arn());
    }
}
