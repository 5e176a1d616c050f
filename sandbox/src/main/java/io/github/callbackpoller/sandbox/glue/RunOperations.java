package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.wire.Constraint.flag;
import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Operation;
import io.github.callbackpoller.sandbox.wire.Page;
import java.util.Map;
import java.util.Optional;

/** The operations on runs. */
final class RunOperations {
    private static final int MOST_RUNS = 200;
    private static final int MOST_STOPS = 25;

    private final JobOperations jobs;
    private final Runs runs;

    RunOperations(JobOperations jobs, Runs runs) {
        this.jobs = jobs;
        this.runs = runs;
    }

    Map<String, Operation> operations() {
        var start =
                object(
                        GlueShapes.JOB_NAME,
                        optional("JobRunId", GlueShapes.NAME),
                        optional("Arguments", GlueShapes.MAP_OF_TEXT),
                        optional("Timeout", GlueShapes.TIMEOUT),
                        optional("JobRunQueuingEnabled", flag()));
        var get = object(GlueShapes.JOB_NAME, required("RunId", GlueShapes.NAME));
        var page =
                object(
                        GlueShapes.JOB_NAME,
                        optional("MaxResults", number(1, MOST_RUNS)),
                        optional("NextToken", text()));
        var stop =
                object(
                        GlueShapes.JOB_NAME,
                        required("JobRunIds", list(1, MOST_STOPS, GlueShapes.NAME)));
        return Map.of(
                "StartJobRun", new Operation(start, this::startJobRun),
                "GetJobRun", new Operation(get, this::getJobRun),
                "GetJobRuns", new Operation(page, this::getJobRuns),
                "BatchStopJobRun", new Operation(stop, this::batchStopJobRun));
    }

    private ObjectNode startJobRun(JsonNode input) {
        if (input.hasNonNull("JobRunId")) {
            throw GlueErrors.invalidInput("The sandbox does not play StartJobRun with a JobRunId");
        }
        var job = job(input);
        int timeoutMinutes = input.path("Timeout").asInt(job.timeoutMinutes());
        GlueJob.checkTimeout(timeoutMinutes);
        var facts =
                new RunFacts(
                        job,
                        Json.texts(input, "Arguments"),
                        timeoutMinutes,
                        input.path("JobRunQueuingEnabled").asBoolean(job.queuesRuns()),
                        Optional.empty());
        return Json.object().put("JobRunId", runs.start(facts).id());
    }

    private ObjectNode getJobRun(JsonNode input) {
        var runId = input.path("RunId").asText();
        var run =
                runs.named(job(input).name(), runId)
                        .orElseThrow(() -> GlueErrors.notFound("Job run " + runId));
        return Json.object().set("JobRun", run.json());
    }

    private ObjectNode getJobRuns(JsonNode input) {
        var page = Page.of(runs.visible(job(input).name()), GlueRun::id, input, MOST_RUNS);
        var answer = Json.object();
        var list = answer.putArray("JobRuns");
        page.elements().forEach(run -> list.add(run.json()));
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }

    private ObjectNode batchStopJobRun(JsonNode input) {
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

    /** Stops a run, or tells why not. */
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

    private GlueJob job(JsonNode input) {
        return jobs.job(input.path("JobName").asText());
    }

    private static ObjectNode detail(String code, String message) {
        return Json.object().put("ErrorCode", code).put("ErrorMessage", message);
    }
}
