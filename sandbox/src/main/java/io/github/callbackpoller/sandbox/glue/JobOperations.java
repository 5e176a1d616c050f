package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.Map;

/** The operations on job definitions. */
final class JobOperations {
    private static final int USUAL_PAGE = 100;

    private final Jobs jobs;
    private final Runs runs;
    private final InstantSource clock;

    JobOperations(Jobs jobs, Runs runs, InstantSource clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateJob", new Operation(JobShapes.CREATE, this::createJob),
                "UpdateJob", new Operation(JobShapes.UPDATE, this::updateJob),
                "GetJob", new Operation(JobShapes.BY_NAME, this::getJob),
                "GetJobs", new Operation(JobShapes.LIST, this::getJobs),
                "DeleteJob", new Operation(JobShapes.BY_NAME, this::deleteJob));
    }

    private ObjectNode createJob(JsonNode input) {
        var name = input.path("Name").asText();
        var now = clock.instant();
        jobs.add(GlueJob.defined(name, input, now, now));
        return Json.object().put("Name", name);
    }

    private ObjectNode updateJob(JsonNode input) {
        var name = input.path("JobName").asText();
        jobs.replace(jobs.named(name).redefined(input.path("JobUpdate"), clock.instant()));
        runs.jobChanged(name);
        return Json.object().put("JobName", name);
    }

    private ObjectNode getJob(JsonNode input) {
        return Json.object().set("Job", jobs.named(input.path("JobName").asText()).json());
    }

    private ObjectNode getJobs(JsonNode input) {
        return new GluePages<>(jobs.all(), GlueJob::name, GlueJob::json)
                .answer("Jobs", input, USUAL_PAGE);
    }

    /** As in Glue, a job that is not there is deleted all the same. */
    private ObjectNode deleteJob(JsonNode input) {
        var name = input.path("JobName").asText();
        jobs.remove(name);
        runs.jobChanged(name);
        return Json.object().put("JobName", name);
    }
}
