package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.glue.GlueErrors.invalidInput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * With what a run is made: what StartJobRun gives, and for the rest what the job says.
 *
 * @param arguments the run's own, without the job's
 * @param timeoutMinutes after which it times out
 * @param queued whether it waits if there is no place for it
 * @param capacity what it may consume
 * @param others what the run shows besides; never changed
 */
record RunSettings(
        Map<String, String> arguments,
        int timeoutMinutes,
        boolean queued,
        Capacity capacity,
        ObjectNode others) {
    private static final String FLEX = "FLEX";
    private static final List<String> OF_JOB_OR_RUN =
            List.of("ExecutionClass", "SecurityConfiguration", "NotificationProperty");
    private static final List<String> OF_JOB =
            List.of("GlueVersion", "JobMode", "MaintenanceWindow");
    private static final List<String> OF_RUN = List.of("ExecutionRoleSessionPolicy");

    /**
     * What a request makes of a job.
     *
     * @param usual the arguments if it gives none
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if Glue would not take it
     */
    static RunSettings of(GlueJob job, JsonNode request, Map<String, String> usual) {
        int timeoutMinutes = request.path("Timeout").asInt(job.timeoutMinutes());
        GlueJob.checkTimeout(timeoutMinutes);
        checkExecutionClass(job.kind(), request);
        return new RunSettings(
                request.hasNonNull("Arguments") ? Json.texts(request, "Arguments") : usual,
                timeoutMinutes,
                request.path("JobRunQueuingEnabled").asBoolean(job.queuesRuns()),
                Capacity.shown(job.json()).overriddenBy(job.kind(), request),
                others(job.json(), request));
    }

    /**
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if it is one that the job can't have
     */
    static void checkExecutionClass(JobKind kind, JsonNode given) {
        if (given.path("ExecutionClass").asText().equals(FLEX) && !kind.takesFlex()) {
            throw invalidInput(
                    "Execution class FLEX is for glueetl jobs with Glue version 3.0 or later");
        }
    }

    /** Whether Glue tells what the run has consumed: for flexible ones alone. */
    boolean tellsDpuSeconds() {
        return others.path("ExecutionClass").asText().equals(FLEX);
    }

    /** Where the run's output would go; under a name of its own if it is to be encrypted. */
    String logGroup(GlueJob job) {
        var usual = job.kind().isPythonShell() ? "/aws-glue/python-jobs" : "/aws-glue/jobs";
        return Json.text(others, "SecurityConfiguration")
                .map(name -> usual + "-" + job.roleName() + "-" + name)
                .orElse(usual);
    }

    private static ObjectNode others(JsonNode job, JsonNode request) {
        var others = Json.object();
        OF_JOB.forEach(member -> copy(job, member, others));
        OF_JOB_OR_RUN.forEach(member -> copy(job, member, others));
        OF_JOB_OR_RUN.forEach(member -> copy(request, member, others));
        OF_RUN.forEach(member -> copy(request, member, others));
        return others;
    }

    private static void copy(JsonNode from, String member, ObjectNode to) {
        Optional.ofNullable(from.get(member))
                .filter(value -> !value.isNull())
                .ifPresent(value -> to.set(member, value));
    }
}
