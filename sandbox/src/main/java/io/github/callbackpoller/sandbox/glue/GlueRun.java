package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One run of a job: its state, and since when. Thread-safe. */
final class GlueRun {
    private static final double MILLIS_PER_SECOND = 1000;

    private final String id;
    private final RunFacts facts;
    private final InstantSource clock;
    private final Instant startedOn;
    private final ExecutionTime executionTime;
    private boolean inQueue;
    private RunState state;
    private Instant lastModifiedOn;
    private Optional<Instant> completedOn = Optional.empty();
    private String errorMessage = "";

    /**
     * @param first STARTING, or WAITING in the queue for a place
     */
    GlueRun(String id, RunFacts facts, RunState first, InstantSource clock, ClockSpeed speed) {
        this.id = id;
        this.facts = facts;
        this.state = first;
        this.inQueue = first == RunState.WAITING;
        this.clock = clock;
        this.startedOn = clock.instant();
        this.executionTime = new ExecutionTime(clock, speed);
        this.lastModifiedOn = startedOn;
    }

    String id() {
        return id;
    }

    RunFacts facts() {
        return facts;
    }

    Instant startedOn() {
        return startedOn;
    }

    synchronized RunState state() {
        return state;
    }

    /** Whether it waits in the queue for a place. */
    synchronized boolean isQueued() {
        return inQueue && state == RunState.WAITING;
    }

    /** Whether it ever had a place; what is stopped in the queue never has. */
    synchronized boolean hadPlace() {
        return !inQueue;
    }

    /** Lets it start, if it still waits in the queue. */
    synchronized void leaveQueue() {
        if (isQueued()) {
            inQueue = false;
            become(RunState.STARTING);
        }
    }

    /** Moves on, unless the run has ended or is being stopped. */
    synchronized void move(RunState next) {
        if (!state.isEnd() && state != RunState.STOPPING) {
            become(next);
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
        become(state == RunState.STOPPING ? RunState.STOPPED : end);
        errorMessage = state == RunState.STOPPED ? "" : error;
        completedOn = Optional.of(lastModifiedOn);
        return true;
    }

    /** How long until its Timeout in real time; empty while none of it passes. */
    synchronized Optional<Duration> untilTimeout() {
        var limit = Duration.ofMinutes(facts.settings().timeoutMinutes());
        return state.consumes() ? Optional.of(executionTime.untilReal(limit)) : Optional.empty();
    }

    /** Whether the run holds one of its job's places, which are freed some time after an end. */
    synchronized boolean holdsSlot(Duration freedAfter) {
        return !inQueue
                && completedOn
                        .map(end -> clock.instant().isBefore(end.plus(freedAfter)))
                        .orElse(true);
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
                        .put("ExecutionTime", executionTime.elapsed().toSeconds())
                        .put("Timeout", facts.settings().timeoutMinutes())
                        .put("JobRunQueuingEnabled", facts.settings().queued())
                        .put("LogGroupName", facts.settings().logGroup(facts.job()));
        facts.retry().ifPresent(retry -> json.put("PreviousRunId", retry.previousRunId()));
        completedOn.ifPresent(end -> json.put("CompletedOn", Json.time(end)));
        if (!errorMessage.isEmpty()) {
            json.put("ErrorMessage", errorMessage);
        }
        if (isQueued()) {
            json.put("StateDetail", "Waiting: the job has as many runs as it may have at a time");
        }
        showSettings(json);
        json.putArray("PredecessorRuns");
        return json;
    }

    private void showSettings(ObjectNode json) {
        var settings = facts.settings();
        settings.capacity().show(json);
        json.setAll(settings.others());
        var arguments = json.putObject("Arguments");
        settings.arguments().forEach(arguments::put);
        if (settings.tellsDpuSeconds()) {
            double seconds = executionTime.elapsed().toMillis() / MILLIS_PER_SECOND;
            json.put("DPUSeconds", seconds * settings.capacity().dpus());
        }
    }

    private void become(RunState next) {
        state = next;
        lastModifiedOn = clock.instant();
        executionTime.moved(next);
    }
}
