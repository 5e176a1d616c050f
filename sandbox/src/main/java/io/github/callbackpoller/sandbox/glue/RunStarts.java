package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Map;
import java.util.Optional;

/** Plays StartJobRun. */
final class RunStarts {
    private final Jobs jobs;
    private final Runs runs;

    RunStarts(Jobs jobs, Runs runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    ObjectNode startJobRun(JsonNode input) {
        var job = jobs.named(input.path("JobName").asText());
        var facts =
                Json.text(input, "JobRunId")
                        .map(runId -> retry(job, input, runId))
                        .orElseGet(() -> first(job, input));
        return Json.object().put("JobRunId", runs.start(facts).id());
    }

    private static RunFacts first(GlueJob job, JsonNode input) {
        return new RunFacts(job, RunSettings.of(job, input, Map.of()), Optional.empty());
    }

    /**
     * Another attempt of a run that has ended badly, with its arguments unless others are given.
     * The model says no more than that it is retried; that no other run can be is unverified.
     */
    private RunFacts retry(GlueJob job, JsonNode input, String runId) {
        var previous =
                runs.named(job.name(), runId)
                        .orElseThrow(() -> GlueErrors.notFound("Job run " + runId));
        if (!previous.state().isBadEnd()) {
            throw GlueErrors.invalidInput(
                    "Job run " + runId + " is " + previous.state() + " and can't be retried");
        }
        var settings = RunSettings.of(job, input, previous.facts().settings().arguments());
        int attempt = previous.facts().attempt() + 1;
        return new RunFacts(
                job, settings, Optional.of(new RunFacts.Retry(attempt, runId, runId, false)));
    }
}
