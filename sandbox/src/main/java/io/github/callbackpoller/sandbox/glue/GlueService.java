package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.AwsService;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the part of Glue that jobs need: definitions, runs, stops. Runs are real work: scripts and
 * jars as processes, or a script of states.
 */
public final class GlueService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GlueService.class);
    private static final int TIMER_THREADS = 4;

    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(TIMER_THREADS, GlueService::daemon);
    private final Path logs;
    private final Runs runs;
    private final AwsService service;
    private final Thread jvmEnd;

    /**
     * @param lags how late things show
     * @param switches what AWS does not document
     * @param clock tells the time
     * @param timed how fast timed jobs go
     * @param events where the events of runs go
     * @param queue takes events
     * @throws IOException if there is no place for the jobs' output
     */
    public GlueService(
            Lags lags,
            Switches switches,
            InstantSource clock,
            ClockSpeed timed,
            EventRoute events,
            EventQueue queue)
            throws IOException {
        this.logs = Files.createTempDirectory("sandbox-glue");
        var jobs = new Jobs();
        var works = new Works(timer, logs, timed, new ClockSpeed());
        var stage = new Runs.Stage(jobs, timer, works, new RunEvents(events, queue, clock));
        this.runs = new Runs(stage, clock, lags, new RunIds(switches));
        var operations =
                new HashMap<String, Operation>(new JobOperations(jobs, runs, clock).operations());
        operations.putAll(new RunOperations(jobs, runs, switches).operations());
        this.jvmEnd = new Thread(runs::close, "sandbox-glue-end");
        Runtime.getRuntime().addShutdownHook(jvmEnd);
        this.service = new AwsService("glue", "AWSGlue", "InternalServiceException", operations);
    }

    /** What a server serves. */
    public AwsService service() {
        return service;
    }

    /** Ends all runs and their processes; the end of the JVM, unless by SIGKILL, does so too. */
    @Override
    public void close() {
        timer.shutdownNow();
        runs.close();
        forgetJvmEnd();
        try (var files = Files.walk(logs)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("Some output of jobs is left in {}", logs, e);
        }
    }

    private void forgetJvmEnd() {
        try {
            Runtime.getRuntime().removeShutdownHook(jvmEnd);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM is ending", e);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "sandbox-glue");
        thread.setDaemon(true);
        return thread;
    }
}
