package io.github.callbackpoller.glue;

import java.util.Map;
import java.util.Optional;

/**
 * Reads the events that Glue sends when a run has ended ("Glue Job State Change" in the EventBridge
 * events reference: best effort, for SUCCEEDED, FAILED, TIMEOUT and STOPPED).
 */
final class GlueEvents {
    private static final String SOURCE = "aws.glue";
    private static final String TYPE = "Glue Job State Change";

    private GlueEvents() {}

    /** The run that an event speaks of; empty if it is no such event. */
    static Optional<GlueHandle> run(Map<String, Object> event) {
        boolean ours = SOURCE.equals(event.get("source")) && TYPE.equals(event.get("detail-type"));
        return ours
                        && event.get("detail") instanceof Map<?, ?> detail
                        && detail.get("jobName") instanceof String jobName
                        && detail.get("jobRunId") instanceof String runId
                ? Optional.of(new GlueHandle(jobName, runId))
                : Optional.empty();
    }
}
