package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * How an execution came about; it never changes.
 *
 * @param arn the execution's
 * @param pipeline its pipeline, as it was then
 * @param parameters the values of the pipeline's parameters
 * @param time when it started
 */
record ExecutionOrigin(
        String arn, Pipeline pipeline, Map<String, JsonNode> parameters, Instant time) {

    /** A fact, as it is at a time. */
    String fact(ExecutionFact fact, Instant now) {
        return switch (fact) {
            case PIPELINE_NAME -> pipeline.name();
            case PIPELINE_ARN -> pipeline.arn();
            case EXECUTION_ID -> Arn.last(arn);
            case EXECUTION_ARN -> arn;
            case START_TIME -> time.toString();
            case CURRENT_TIME -> now.toString();
        };
    }
}
