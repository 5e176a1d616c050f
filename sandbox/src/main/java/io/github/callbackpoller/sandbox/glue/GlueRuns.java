package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.wire.AwsError;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** All runs of all jobs: starts them, times them out, stops them, retries them. Thread-safe. */
final class GlueRuns {
    private final Map<String, Deque<GlueRun>> newestFirst = new HashMap<>();
    private final Map<String, Playing> playing = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> timeouts = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Lags lags;

    GlueRuns(ScheduledExecutorService timer, InstantSource clock, Lags lags) {
        this.timer = timer;
        this.clock = clock;
        this.lags = lags;
    }

    GlueRun start(GlueRun.Facts facts) {
        var arguments = facts.job().merged(facts.arguments());
        boolean timed = facts.job().script().equals(TimedPlayer.LOCATION);
        List<String> commandLine = List.of();
        if (timed) {
            TimedPlayer.check(arguments);
        } else {
            commandLine = ProcessPlayer.commandLine(facts.job(), arguments);
        }
        var run = admit(facts);
        if (timed) {
            playing.put(run.id(), TimedPlayer.start(arguments, timer, run::move, endOf(run)));
        } else {
            startProcess(run, commandLine);
        }
        timeouts.put(
                run.id(),
                timer.schedule(() -> timeOut(run), facts.timeoutMinutes(), TimeUnit.MINUTES));
        return run;
    }

    /** All runs of a job that are to be seen, newest first. */
    synchronized List<GlueRun> visible(String jobName) {
        var now = clock.instant();
        return runsOf(jobName).stream()
                .filter(run -> !run.startedOn().plus(lags.runVisible()).isAfter(now))
                .toList();
    }

    synchronized Optional<GlueRun> named(String jobName, String runId) {
        return runsOf(jobName).stream().filter(run -> run.id().equals(runId)).findFirst();
    }

    /** Begins to stop a run that has not ended. */
    void stop(GlueRun run) {
        run.move(RunState.STOPPING);
        var work = playing.get(run.id());
        if (work != null) {
            timer.execute(work::stop);
        }
    }

    /** Ends all work at once. */
    void close() {
        playing.values().forEach(Playing::stop);
    }

    private synchronized GlueRun admit(GlueRun.Facts facts) {
        var runs = runsOf(facts.job().name());
        long busy = runs.stream().filter(run -> run.holdsSlot(lags.slotFreed())).count();
        if (facts.attempt() == 0 && busy >= facts.job().maxConcurrentRuns()) {
            throw AwsError.badRequest(
                    "ConcurrentRunsExceededException",
                    "Concurrent runs exceeded for " + facts.job().name());
        }
        var run = new GlueRun(facts, clock);
        runs.addFirst(run);
        return run;
    }

    private void startProcess(GlueRun run, List<String> commandLine) {
        try {
            run.move(RunState.RUNNING);
            playing.put(run.id(), ProcessPlayer.start(commandLine, endOf(run)));
            if (run.state().isEnd()) {
                playing.remove(run.id());
            }
        } catch (IOException e) {
            endOf(run).ended(RunState.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private RunEnd endOf(GlueRun run) {
        return (state, error) -> {
            if (run.end(state, error)) {
                playing.remove(run.id());
                Optional.ofNullable(timeouts.remove(run.id()))
                        .ifPresent(timeout -> timeout.cancel(false));
                retry(run);
            }
        };
    }

    private void retry(GlueRun run) {
        var facts = run.facts();
        if (run.state().isRetried() && facts.attempt() < facts.job().maxRetries()) {
            start(facts.retryOf(run));
        }
    }

    private void timeOut(GlueRun run) {
        var work = Optional.ofNullable(playing.get(run.id()));
        endOf(run).ended(RunState.TIMEOUT, "Job run exceeded its timeout");
        work.ifPresent(Playing::stop);
    }

    private Deque<GlueRun> runsOf(String jobName) {
        return newestFirst.computeIfAbsent(jobName, name -> new ArrayDeque<>());
    }
}
