package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;

/**
 * A pipeline.
 *
 * @param name its name
 * @param roleArn the role it was given; nobody checks it
 * @param details what it is called
 * @param definition what it does
 * @param created when it was created
 * @param modified when it last changed
 */
record Pipeline(
        String name,
        String roleArn,
        Details details,
        PipelineDefinition definition,
        Instant created,
        Instant modified) {
    static final String PREFIX = "Pipeline";

    String arn() {
        return Arn.ofPipeline(name);
    }

    ObjectNode summary() {
        var json =
                Json.object()
                        .put("PipelineArn", arn())
                        .put("PipelineName", name)
                        .put("RoleArn", roleArn)
                        .put("CreationTime", Json.time(created))
                        .put("LastModifiedTime", Json.time(modified));
        details.tell(PREFIX, json);
        return json;
    }
}
