package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All runs of all jobs: begins them, stops them, times them out, retries them. Thread-safe. */
final class Runs {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Map<String, JobRuns> byJob = new ConcurrentHashMap<>();
    private final Map<String, Work> atWork = new ConcurrentHashMap<>();
    private final Jobs jobs;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final Lags lags;
    private final RunIds ids;
    private final Works works;
    private final RunEvents events;
    private volatile boolean closed;

    /**
     * What runs need.
     *
     * @param jobs what is defined
     * @param timer does what is to be done later
     * @param works what runs do
     * @param events tell of ended runs
     */
    record Stage(Jobs jobs, ScheduledExecutorService timer, Works works, RunEvents events) {}

    Runs(Stage stage, InstantSource clock, Lags lags, RunIds ids) {
        this.jobs = stage.jobs();
        this.timer = stage.timer();
        this.works = stage.works();
        this.events = stage.events();
        this.clock = clock;
        this.lags = lags;
        this.ids = ids;
    }

    GlueRun start(RunFacts facts) {
        var work = works.of(facts.job(), facts.settings().arguments());
        var run =
                runsOf(facts.job().name())
                        .admit(facts, this::holdsSlot, state -> create(facts, state, work));
        if (run.state() == RunState.STARTING) {
            begin(run);
        }
        return run;
    }

    /** The runs of a job that are to be seen, newest first. */
    List<GlueRun> visible(String jobName) {
        var since = clock.instant().minus(lags.get(Lag.RUN_VISIBLE));
        return runsOf(jobName).newestFirst().stream()
                .filter(run -> !run.startedOn().isAfter(since))
                .toList();
    }

    Optional<GlueRun> named(String jobName, String runId) {
        return runsOf(jobName).newestFirst().stream()
                .filter(run -> run.id().equals(runId))
                .findFirst();
    }

    /** Begins to stop a run that has not ended. */
    void stop(GlueRun run) {
        run.move(RunState.STOPPING);
        later(lags.get(Lag.RUN_STOPPED), () -> stopWork(run));
    }

    /** Whether the job has or had runs. */
    boolean anyOf(String jobName) {
        return !runsOf(jobName).newestFirst().isEmpty();
    }

    /** Gives free places to those who wait, or refuses them all if the job is gone. */
    void jobChanged(String jobName) {
        jobs.find(jobName).ifPresentOrElse(this::beginNext, () -> refuseQueue(jobName));
    }

    /** Ends all work at once; none begins any more. */
    void close() {
        closed = true;
        atWork.values().forEach(Work::kill);
    }

    private GlueRun create(RunFacts facts, RunState state, Work work) {
        var run = new GlueRun(ids.idFor(facts), facts, state, clock, works.speedOf(facts.job()));
        atWork.put(run.id(), work);
        return run;
    }

    private void begin(GlueRun run) {
        later(Duration.ZERO, () -> work(run).ifPresent(work -> work.begin(progressOf(run))));
    }

    private void stopWork(GlueRun run) {
        work(run).ifPresent(Work::stop);
        if (!run.hadPlace()) {
            ended(run, RunState.STOPPED, "");
        }
    }

    private void watchTimeout(GlueRun run) {
        run.untilTimeout()
                .ifPresent(
                        left -> {
                            if (left.isNegative() || left.isZero()) {
                                timeOut(run);
                            } else {
                                later(left, () -> watchTimeout(run));
                            }
                        });
    }

    private void timeOut(GlueRun run) {
        if (run.end(RunState.TIMEOUT, "Job run exceeded its timeout")) {
            work(run).ifPresent(Work::kill);
            settle(run);
        }
    }

    private Work.Progress progressOf(GlueRun run) {
        return new Work.Progress() {
            @Override
            public void moved(RunState state) {
                run.move(state);
                watchTimeout(run);
            }

            @Override
            public void ended(RunState end, String error) {
                Runs.this.ended(run, end, error);
            }
        };
    }

    private void ended(GlueRun run, RunState end, String error) {
        if (run.end(end, error)) {
            settle(run);
        }
    }

    /** What follows an end. */
    private void settle(GlueRun run) {
        atWork.remove(run.id());
        if (run.state().isRetried() && run.facts().hasRetriesLeft()) {
            later(lags.get(Lag.RETRY_STARTED), () -> retry(run));
        }
        later(lags.get(Lag.SLOT_FREED), () -> free(run));
        later(lags.get(Lag.EVENT_SENT), () -> events.ended(run));
    }

    private void retry(GlueRun failed) {
        var facts = failed.facts();
        if (jobs.find(facts.job().name()).isPresent()) {
            start(facts.retryOf(failed.id()));
        }
    }

    /** Looks again if the place seems still held: the timer's clock differs by a little. */
    private void free(GlueRun ended) {
        if (holdsSlot(ended)) {
            later(SOON, () -> free(ended));
        } else {
            jobChanged(ended.facts().job().name());
        }
    }

    private void beginNext(GlueJob job) {
        var next = runsOf(job.name()).nextFromQueue(job, this::holdsSlot);
        while (next.isPresent()) {
            begin(next.get());
            next = runsOf(job.name()).nextFromQueue(job, this::holdsSlot);
        }
    }

    /** The documented meaning of ERROR: a deleted job was to be run. */
    private void refuseQueue(String jobName) {
        var runs = runsOf(jobName).newestFirst();
        runs.stream()
                .filter(GlueRun::isQueued)
                .forEach(run -> ended(run, RunState.ERROR, "Job " + jobName + " was deleted"));
    }

    private boolean holdsSlot(GlueRun run) {
        return run.holdsSlot(lags.get(Lag.SLOT_FREED));
    }

    private Optional<Work> work(GlueRun run) {
        return Optional.ofNullable(atWork.get(run.id()));
    }

    private JobRuns runsOf(String jobName) {
        return byJob.computeIfAbsent(jobName, name -> new JobRuns());
    }

    private void later(Duration delay, Runnable action) {
        try {
            var unused = timer.schedule(() -> play(action), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The sandbox is closed: nothing happens any more.
            close();
        }
    }

    private void play(Runnable action) {
        try {
            if (!closed) {
                action.run();
            }
        } catch (RuntimeException e) {
            LOG.error("The sandbox failed to play a run", e);
        }
    }
}
