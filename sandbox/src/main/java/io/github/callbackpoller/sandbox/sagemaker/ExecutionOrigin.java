package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * How an execution came about; it never changes.
 *
 * @param arn the execution's
 * @param pipelineName its pipeline
 * @param parameters the values of the pipeline's parameters
 * @param time when it started
 */
record ExecutionOrigin(
        String arn, String pipelineName, Map<String, JsonNode> parameters, Instant time) {

    String fact(ExecutionFact fact) {
        return switch (fact) {
            case PIPELINE_NAME -> pipelineName;
            case PIPELINE_ARN -> Arn.ofPipeline(pipelineName);
            case EXECUTION_ID -> Arn.last(arn);
            case EXECUTION_ARN -> arn;
            case START_TIME -> time.toString();
        };
    }
}
