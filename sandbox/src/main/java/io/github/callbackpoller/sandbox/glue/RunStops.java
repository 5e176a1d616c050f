package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Optional;

/** Plays BatchStopJobRun: each run for itself, whatever becomes of the others. */
final class RunStops {
    private final Runs runs;

    RunStops(Runs runs) {
        this.runs = runs;
    }

    /** A job that is not there has no runs: the model names no error of its own for it. */
    ObjectNode batchStopJobRun(JsonNode input) {
        var jobName = input.path("JobName").asText();
        var answer = Json.object();
        var successes = answer.putArray("SuccessfulSubmissions");
        var errors = answer.putArray("Errors");
        for (var id : input.path("JobRunIds")) {
            var submission = Json.object().put("JobName", jobName).put("JobRunId", id.asText());
            var refusal = stop(jobName, id.asText());
            if (refusal.isEmpty()) {
                successes.add(submission);
            } else {
                errors.add(submission.set("ErrorDetail", refusal.get()));
            }
        }
        return answer;
    }

    /** Stops a run, or tells why not; one that is being stopped may be stopped again. */
    private Optional<ObjectNode> stop(String jobName, String runId) {
        var run = runs.named(jobName, runId);
        if (run.isEmpty()) {
            return Optional.of(detail(GlueErrors.NOT_FOUND, "Job run " + runId + " not found"));
        }
        if (run.get().state().isEnd()) {
            return Optional.of(
                    detail(
                            "JobRunInvalidStateTransitionException",
                            "Job run is " + run.get().state() + " and can't be stopped"));
        }
        runs.stop(run.get());
        return Optional.empty();
    }

    private static ObjectNode detail(String code, String message) {
        return Json.object().put("ErrorCode", code).put("ErrorMessage", message);
    }
}
