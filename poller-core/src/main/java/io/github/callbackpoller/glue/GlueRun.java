package io.github.callbackpoller.glue;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.JobRun;

/**
 * A Glue job run, read.
 *
 * @param run as Glue tells it
 * @param maxRetries how often Glue itself runs a failed job again; empty if that could not be read
 */
record GlueRun(JobRun run, Optional<Integer> maxRetries) {
    private static final String DEFAULT_LOG_GROUP = "/aws-glue/jobs";

    /** How long a run may count as young. */
    private static final Duration YOUTH = Duration.ofHours(6);

    /** Which part of its time limit a run may count as young. */
    private static final int PART = 4;

    JobHandle handle() {
        return new GlueHandle(run.jobName(), run.id()).handle();
    }

    JobStatus status() {
        return switch (GlueState.of(run.jobRunState())) {
            case LIVE -> running(true);
            case UNRECOGNIZED -> running(false);
            case SUCCEEDED ->
                    new JobStatus.Succeeded(
                            run.jobRunStateAsString(),
                            facts(),
                            Optional.ofNullable(run.completedOn()));
            case FAILED -> failed();
            case STOPPED ->
                    new JobStatus.Stopped(
                            run.jobRunStateAsString(), Optional.ofNullable(run.completedOn()));
        };
    }

    boolean isLive() {
        return switch (GlueState.of(run.jobRunState())) {
            case LIVE, UNRECOGNIZED -> true;
            case SUCCEEDED, FAILED, STOPPED -> false;
        };
    }

    /** Whether its time limit, whatever the retries, is so far away that nothing depends on it. */
    boolean isYoung(Instant now) {
        boolean first = run.attempt() == null || run.attempt() == 0;
        return first
                && run.startedOn() != null
                && run.timeout() != null
                && now.isBefore(run.startedOn().plus(youth(run.timeout())));
    }

    /** The same with nothing said of a time limit. */
    GlueRun withoutTimeLimit() {
        return new GlueRun(run.toBuilder().timeout(null).build(), maxRetries);
    }

    private static Duration youth(int timeoutMinutes) {
        var part = Duration.ofMinutes(timeoutMinutes).dividedBy(PART);
        return part.compareTo(YOUTH) < 0 ? part : YOUTH;
    }

    /** Whether the run was started for a definition, as its context tells. */
    boolean isFor(String definition) {
        var context =
                run.hasArguments() ? run.arguments().get(GlueJobAdapter.CONTEXT_ARGUMENT) : null;
        try {
            return context != null && definition.equals(Json.readObject(context).get("definition"));
        } catch (JsonException e) {
            return false;
        }
    }

    private JobStatus running(boolean recognized) {
        return new JobStatus.Running(
                run.jobRunStateAsString(),
                recognized,
                Optional.ofNullable(run.startedOn()),
                timeLimit());
    }

    private JobStatus failed() {
        int attempt = run.attempt() == null ? 0 : run.attempt();
        boolean retriesLeft = maxRetries.map(most -> attempt < most).orElse(true);
        return new JobStatus.Failed(
                run.jobRunStateAsString(),
                run.errorMessage() == null ? "" : run.errorMessage(),
                "run " + run.id() + ", log " + logGroup() + "/error",
                Optional.ofNullable(run.completedOn()),
                retriesLeft);
    }

    /** All attempts together may take this long before Glue itself ends them. */
    private Optional<Duration> timeLimit() {
        return Optional.ofNullable(run.timeout())
                .filter(minutes -> minutes > 0)
                .map(
                        minutes ->
                                Duration.ofMinutes(minutes)
                                        .multipliedBy(maxRetries.orElse(0) + 1L));
    }

    private Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("id", run.id());
        facts.put("name", run.jobName());
        facts.put("state", run.jobRunStateAsString());
        facts.put("minutes", minutes());
        facts.put("attempt", String.valueOf(run.attempt() == null ? 0 : run.attempt()));
        return facts;
    }

    private String minutes() {
        return took().map(time -> String.format(Locale.ROOT, "%.2f", time.toMillis() / 60_000.0))
                .orElse("0.00");
    }

    /** From start to end, queueing included; empty while it lasts. */
    Optional<Duration> took() {
        Instant from = run.startedOn();
        Instant to = run.completedOn();
        return from == null || to == null || to.isBefore(from)
                ? Optional.empty()
                : Optional.of(Duration.between(from, to));
    }

    private String logGroup() {
        return run.logGroupName() == null ? DEFAULT_LOG_GROUP : run.logGroupName();
    }
}
