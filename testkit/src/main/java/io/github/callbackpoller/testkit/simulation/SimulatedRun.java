package io.github.callbackpoller.testkit.simulation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** A run of a simulated job: its whole course is known from the start, unless somebody stops it. */
final class SimulatedRun {
    final String id;
    final int timeoutMinutes;
    final Map<String, String> arguments;
    final int attempt;
    final Optional<String> previous;
    final long start;
    final long visibleFrom;
    final long startingFrom;
    final long runningFrom;
    final long end;
    final JobRunState result;
    boolean unaskedFor;
    private long stopAsked = Agenda.NEVER;
    private long stopped = Agenda.NEVER;

    /** The course of a run, all in milliseconds since 1970. */
    record Course(
            long start,
            long visibleFrom,
            long startingFrom,
            long runningFrom,
            long end,
            JobRunState result) {}

    SimulatedRun(
            String id,
            int timeoutMinutes,
            Map<String, String> arguments,
            int attempt,
            Optional<String> previous,
            Course course) {
        this.id = id;
        this.timeoutMinutes = timeoutMinutes;
        this.arguments = Map.copyOf(arguments);
        this.attempt = attempt;
        this.previous = previous;
        this.start = course.start();
        this.visibleFrom = course.visibleFrom();
        this.startingFrom = course.startingFrom();
        this.runningFrom = course.runningFrom();
        this.end = course.end();
        this.result = course.result();
    }

    String key() {
        return arguments.getOrDefault(Jobs.KEY, "");
    }

    JobRunState state(long now) {
        if (stopAsked <= now) {
            return stopped <= now ? JobRunState.STOPPED : JobRunState.STOPPING;
        }
        if (end <= now) {
            return result;
        }
        if (startingFrom > now) {
            return JobRunState.WAITING;
        }
        return runningFrom <= now ? JobRunState.RUNNING : JobRunState.STARTING;
    }

    boolean isLive(long now) {
        return endedAt() > now;
    }

    boolean hasSucceeded(long now) {
        return state(now) == JobRunState.SUCCEEDED;
    }

    long endedAt() {
        return stopAsked == Agenda.NEVER ? end : stopped;
    }

    boolean wasStopped() {
        return stopAsked != Agenda.NEVER;
    }

    /**
     * @return whether it had not ended
     */
    boolean stop(long now, long takes) {
        if (isLive(now) && stopAsked == Agenda.NEVER) {
            stopAsked = now;
            stopped = now + takes;
        }
        return isLive(now);
    }

    JobRun seen(long now) {
        var run =
                JobRun.builder()
                        .id(id)
                        .jobName(Jobs.NAME)
                        .attempt(attempt)
                        .arguments(arguments)
                        .startedOn(Instant.ofEpochMilli(start))
                        .jobRunState(state(now))
                        .timeout(timeoutMinutes);
        previous.ifPresent(run::previousRunId);
        if (!isLive(now)) {
            run.completedOn(Instant.ofEpochMilli(endedAt()));
            if (result != JobRunState.SUCCEEDED && !wasStopped()) {
                run.errorMessage("The disk is full");
            }
        }
        return run.build();
    }
}
