package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Member;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The operations on pipelines. */
final class PipelineOperations {
    private static final Constraint ROLE_ARN =
            text(20, 2048, "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Member DISPLAY_NAME =
            optional("PipelineDisplayName", SageMakerShapes.PIPELINE_NAME.constraint());
    private static final Member DESCRIPTION =
            optional("PipelineDescription", SageMakerShapes.DESCRIPTION);

    private final Map<String, Pipeline> pipelines = new ConcurrentHashMap<>();
    private final Executions executions;
    private final Requests requests;
    private final InstantSource clock;

    PipelineOperations(Executions executions, Requests requests, InstantSource clock) {
        this.executions = executions;
        this.requests = requests;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        var create =
                object(
                        SageMakerShapes.PIPELINE_NAME,
                        DISPLAY_NAME,
                        SageMakerShapes.DEFINITION,
                        SageMakerShapes.unplayed("PipelineDefinitionS3Location"),
                        DESCRIPTION,
                        SageMakerShapes.REQUEST_TOKEN,
                        required("RoleArn", ROLE_ARN),
                        SageMakerShapes.TAGS,
                        SageMakerShapes.PARALLELISM);
        var update =
                object(
                        SageMakerShapes.PIPELINE_NAME,
                        DISPLAY_NAME,
                        SageMakerShapes.DEFINITION,
                        SageMakerShapes.unplayed("PipelineDefinitionS3Location"),
                        DESCRIPTION,
                        optional("RoleArn", ROLE_ARN),
                        SageMakerShapes.PARALLELISM);
        var delete = object(SageMakerShapes.PIPELINE_NAME, SageMakerShapes.REQUEST_TOKEN);
        var describe =
                object(
                        SageMakerShapes.PIPELINE_NAME_OR_ARN,
                        SageMakerShapes.unplayed("PipelineVersionId"));
        var list =
                object(
                        optional("PipelineNamePrefix", SageMakerShapes.PIPELINE_NAME.constraint()),
                        SageMakerShapes.CREATED_AFTER,
                        SageMakerShapes.CREATED_BEFORE,
                        optional("SortBy", oneOf("Name", "CreationTime")),
                        SageMakerShapes.SORT_ORDER,
                        SageMakerShapes.NEXT_TOKEN,
                        SageMakerShapes.MAX_RESULTS);
        return Map.of(
                "CreatePipeline",
                new Operation(create, requests.once("create", this::create)),
                "DescribePipeline",
                new Operation(describe, this::describe),
                "UpdatePipeline",
                new Operation(update, this::update),
                "ListPipelines",
                new Operation(list, this::list),
                "DeletePipeline",
                new Operation(delete, requests.once("delete", this::delete)));
    }

    /** The pipeline that a request names, by name or ARN. */
    Pipeline named(JsonNode input) {
        var name = Arn.last(input.path("PipelineName").asText());
        // An ARN has the name in lower case.
        return Optional.ofNullable(pipelines.get(Arn.ofPipeline(name)))
                .orElseThrow(() -> SageMakerErrors.notFound("Pipeline '" + name + "'"));
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
        if (pipelines.putIfAbsent(created.arn(), created) != null) {
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
        var pipeline = named(input);
        var json =
                summary(pipeline, "LastRunTime")
                        .put("PipelineDefinition", pipeline.definition().text())
                        .put("PipelineStatus", "Active");
        pipeline.details().tellParallelism(json);
        return json;
    }

    private ObjectNode update(JsonNode input) {
        var definition = Json.text(input, "PipelineDefinition").map(DefinitionReader::read);
        var earlier = named(input);
        var updated =
                new Pipeline(
                        earlier.name(),
                        Json.text(input, "RoleArn").orElse(earlier.roleArn()),
                        Details.of(Pipeline.PREFIX, input).or(earlier.details()),
                        definition.orElse(earlier.definition()),
                        earlier.created(),
                        clock.instant());
        pipelines.put(updated.arn(), updated);
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
                pipelines.values().stream()
                        .filter(pipeline -> pipeline.name().startsWith(prefix))
                        .filter(pipeline -> listing.includes(pipeline.created()))
                        .sorted(order)
                        .map(pipeline -> summary(pipeline, "LastExecutionTime"))
                        .toList();
        return listing.page("PipelineSummaries", listing.ordered(found), "PipelineArn");
    }

    private ObjectNode delete(JsonNode input) {
        var pipeline = named(input);
        if (!executions.of(pipeline).stream().allMatch(Execution::hasEnded)) {
            throw SageMakerErrors.conflict(
                    "Pipeline '" + pipeline.name() + "' has executions that have not ended");
        }
        pipelines.remove(pipeline.arn());
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
