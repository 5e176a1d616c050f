package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** One run of a job. Thread-safe. */
final class GlueRun {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 32;

    /**
     * What does not change.
     *
     * @param job the job as it was when the run began
     * @param arguments the run's own
     * @param timeoutMinutes after which it times out
     * @param attempt 0, or how often it is a retry
     * @param previousRunId the run it retries
     */
    record Facts(
            GlueJob job,
            Map<String, String> arguments,
            int timeoutMinutes,
            int attempt,
            Optional<String> previousRunId) {

        Facts retryOf(GlueRun failed) {
            return new Facts(job, arguments, timeoutMinutes, attempt + 1, Optional.of(failed.id));
        }
    }

    private final String id;
    private final Facts facts;
    private final InstantSource clock;
    private final Instant startedOn;
    private RunState state = RunState.STARTING;
    private Instant lastModifiedOn;
    private Optional<Instant> completedOn = Optional.empty();
    private String errorMessage = "";

    GlueRun(Facts facts, InstantSource clock) {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        this.id = "jr_" + HexFormat.of().formatHex(bytes);
        this.facts = facts;
        this.clock = clock;
        this.startedOn = clock.instant();
        this.lastModifiedOn = startedOn;
    }

    String id() {
        return id;
    }

    Facts facts() {
        return facts;
    }

    Instant startedOn() {
        return startedOn;
    }

    synchronized RunState state() {
        return state;
    }

    /** Moves on, unless the run has ended. */
    synchronized void move(RunState next) {
        if (!state.isEnd() && !(state == RunState.STOPPING && !next.isEnd())) {
            state = next;
            lastModifiedOn = clock.instant();
        }
    }

    /**
     * Ends the run; what was being stopped ends as stopped.
     *
     * @return whether it had not ended before
     */
    synchronized boolean end(RunState end, String error) {
        if (state.isEnd()) {
            return false;
        }
        state = state == RunState.STOPPING ? RunState.STOPPED : end;
        errorMessage = state == RunState.STOPPED ? "" : error;
        lastModifiedOn = clock.instant();
        completedOn = Optional.of(lastModifiedOn);
        return true;
    }

    /** Whether the run still holds one of the job's places. */
    synchronized boolean holdsSlot(Duration freedAfter) {
        return completedOn.map(end -> clock.instant().isBefore(end.plus(freedAfter))).orElse(true);
    }

    synchronized ObjectNode json() {
        var json =
                Json.object()
                        .put("Id", id)
                        .put("Attempt", facts.attempt())
                        .put("JobName", facts.job().name())
                        .put("StartedOn", Json.time(startedOn))
                        .put("LastModifiedOn", Json.time(lastModifiedOn))
                        .put("JobRunState", state.name())
                        .put("Timeout", facts.timeoutMinutes())
                        .put("LogGroupName", "/aws-glue/jobs")
                        .put("ExecutionTime", executionSeconds());
        facts.previousRunId().ifPresent(previous -> json.put("PreviousRunId", previous));
        facts.job().glueVersion().ifPresent(version -> json.put("GlueVersion", version));
        completedOn.ifPresent(end -> json.put("CompletedOn", Json.time(end)));
        if (!errorMessage.isEmpty()) {
            json.put("ErrorMessage", errorMessage);
        }
        var arguments = json.putObject("Arguments");
        facts.arguments().forEach(arguments::put);
        return json;
    }

    private long executionSeconds() {
        return completedOn.map(end -> Duration.between(startedOn, end).toSeconds()).orElse(0L);
    }
}
