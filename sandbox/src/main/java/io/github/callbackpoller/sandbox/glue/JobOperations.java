package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import io.github.callbackpoller.sandbox.wire.Page;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The operations on job definitions. */
final class JobOperations {
    private static final int MOST_JOBS = 1000;
    private static final int USUAL_PAGE = 100;

    private final Map<String, GlueJob> jobs = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    JobOperations(InstantSource clock) {
        this.clock = clock;
    }

    Map<String, Operation> operations() {
        var byName = object(GlueShapes.JOB_NAME);
        var page =
                object(optional("MaxResults", number(1, MOST_JOBS)), optional("NextToken", text()));
        return Map.of(
                "CreateJob", new Operation(GlueShapes.newJob(), this::createJob),
                "UpdateJob", new Operation(GlueShapes.jobUpdate(), this::updateJob),
                "GetJob", new Operation(byName, this::getJob),
                "GetJobs", new Operation(page, this::getJobs),
                "DeleteJob", new Operation(byName, this::deleteJob));
    }

    GlueJob job(String name) {
        return Optional.ofNullable(jobs.get(name))
                .orElseThrow(() -> GlueErrors.notFound("Job " + name));
    }

    private ObjectNode createJob(JsonNode input) {
        var name = input.path("Name").asText();
        var now = clock.instant();
        if (jobs.putIfAbsent(name, GlueJob.defined(name, input, now, now)) != null) {
            throw GlueErrors.alreadyExists("Job " + name + " already exists");
        }
        return Json.object().put("Name", name);
    }

    private ObjectNode updateJob(JsonNode input) {
        var name = input.path("JobName").asText();
        var now = clock.instant();
        var created = Json.time(job(name).json(), "CreatedOn").orElse(now);
        jobs.put(name, GlueJob.defined(name, input.path("JobUpdate"), created, now));
        return Json.object().put("JobName", name);
    }

    private ObjectNode getJob(JsonNode input) {
        return Json.object().set("Job", job(input.path("JobName").asText()).json());
    }

    private ObjectNode getJobs(JsonNode input) {
        var page = Page.of(List.copyOf(jobs.values()), GlueJob::name, input, USUAL_PAGE);
        var answer = Json.object();
        var list = answer.putArray("Jobs");
        page.elements().forEach(job -> list.add(job.json()));
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }

    /** As in Glue, a job that is not there is deleted all the same. */
    private ObjectNode deleteJob(JsonNode input) {
        var name = input.path("JobName").asText();
        jobs.remove(name);
        return Json.object().put("JobName", name);
    }
}
