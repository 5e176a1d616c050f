package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All pipelines. Thread-safe. */
final class Pipelines {
    /** By ARN, which has the name in lower case. */
    private final Map<String, Pipeline> pipelines = new ConcurrentHashMap<>();

    /** The pipeline that a request names, by name or ARN. */
    Pipeline named(JsonNode request) {
        var name = Arn.last(request.path("PipelineName").asText());
        return Optional.ofNullable(pipelines.get(Arn.ofPipeline(name)))
                .orElseThrow(() -> SageMakerErrors.notFound("Pipeline '" + name + "'"));
    }

    /** Whether it was added; it is not if there is one of its name. */
    boolean add(Pipeline pipeline) {
        return pipelines.putIfAbsent(pipeline.arn(), pipeline) == null;
    }

    void replace(Pipeline pipeline) {
        pipelines.put(pipeline.arn(), pipeline);
    }

    void remove(Pipeline pipeline) {
        pipelines.remove(pipeline.arn());
    }

    List<Pipeline> all() {
        return List.copyOf(pipelines.values());
    }
}
