package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;

/**
 * How an execution is doing.
 *
 * @param origin how it came about
 * @param details what it is called
 * @param state its state
 * @param experiment the definition's PipelineExperimentConfig
 * @param modified when it last changed
 */
record ExecutionReport(
        ExecutionOrigin origin,
        Details details,
        ExecutionState state,
        JsonNode experiment,
        Instant modified) {
    private static final String STEP_FAILED = "Step failure: One or multiple steps failed.";

    ObjectNode description() {
        var json =
                common("FailureReason")
                        .put("PipelineArn", origin.pipeline().arn())
                        .put("CreationTime", Json.time(origin.time()))
                        .put("LastModifiedTime", Json.time(modified));
        if (experiment.isObject()) {
            json.set("PipelineExperimentConfig", experiment);
        }
        details.tellParallelism(json);
        return json;
    }

    ObjectNode summary() {
        return common("PipelineExecutionFailureReason").put("StartTime", Json.time(origin.time()));
    }

    private ObjectNode common(String reason) {
        var json =
                Json.object()
                        .put("PipelineExecutionArn", origin.arn())
                        .put("PipelineExecutionStatus", state.word());
        details.tell(ExecutionOperations.PREFIX, json);
        if (state == ExecutionState.FAILED) {
            json.put(reason, STEP_FAILED);
        }
        return json;
    }
}
