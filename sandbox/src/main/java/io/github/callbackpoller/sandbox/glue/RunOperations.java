package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.util.Map;

/** The operations on runs. */
final class RunOperations {
    private final Jobs jobs;
    private final Runs runs;
    private final Switches switches;

    RunOperations(Jobs jobs, Runs runs, Switches switches) {
        this.jobs = jobs;
        this.runs = runs;
        this.switches = switches;
    }

    Map<String, Operation> operations() {
        var starts = new RunStarts(jobs, runs);
        var stops = new RunStops(runs);
        return Map.of(
                "StartJobRun", new Operation(RunShapes.START, starts::startJobRun),
                "GetJobRun", new Operation(RunShapes.GET, this::getJobRun),
                "GetJobRuns", new Operation(RunShapes.LIST, this::getJobRuns),
                "BatchStopJobRun", new Operation(RunShapes.STOP, stops::batchStopJobRun));
    }

    private ObjectNode getJobRun(JsonNode input) {
        var runId = input.path("RunId").asText();
        var run =
                runs.named(jobName(input), runId)
                        .orElseThrow(() -> GlueErrors.notFound("Job run " + runId));
        return Json.object().set("JobRun", run.json());
    }

    private ObjectNode getJobRuns(JsonNode input) {
        return new GluePages<>(runs.visible(jobName(input)), GlueRun::id, GlueRun::json)
                .answer("JobRuns", input, RunShapes.MOST_RUNS);
    }

    /** The name of a job whose runs may be read. */
    private String jobName(JsonNode input) {
        var name = input.path("JobName").asText();
        boolean outlived =
                switch (switches.get(Switch.DELETED_JOB_RUNS)) {
                    case NOT_FOUND -> false;
                    case STILL_SHOWN -> runs.anyOf(name);
                };
        return outlived ? name : jobs.named(name).name();
    }
}
