package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.sandbox.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** Plays one scenario from the start of the execution to its end. */
final class DemoRun implements AutoCloseable {
    static final String FAILURE = "the demo was asked to fail: no taxi moved all month";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long GLANCE_MILLIS = 200;
    private static final String JOB_SECONDS = "12";

    private final Scenario scenario;
    private final Sandbox sandbox;
    private final DemoFolder folder;
    private final Timeline timeline;
    private final DemoQueues queues;
    private final DemoPipeline pipeline;
    private final InstantSource clock = InstantSource.system();
    private final CountDownLatch closed = new CountDownLatch(1);
    private WorkerProcess worker;

    DemoRun(
            Scenario scenario,
            Sandbox sandbox,
            DemoClients clients,
            DemoFolder folder,
            Timeline timeline)
            throws IOException {
        this.scenario = scenario;
        this.sandbox = sandbox;
        this.folder = folder;
        this.timeline = timeline;
        this.queues = DemoQueues.create(clients.sqs());
        this.pipeline = new DemoPipeline(clients);
        pipeline.createJob(folder.jobJar(), jobArguments());
        pipeline.create(queues);
        this.worker = startWorker();
    }

    DemoPipeline pipeline() {
        return pipeline;
    }

    /**
     * Starts an execution and waits for its end.
     *
     * @return the execution's ARN
     */
    String play() throws IOException, InterruptedException {
        await("the worker is ready", () -> timeline.count("ready") == 1);
        var execution = pipeline.start(folder);
        timeline.say("pipeline  an execution was started; its step sent a message and waits");
        switch (scenario) {
            case SUCCESS, FAIL -> {}
            case STOP -> {
                await("the job runs", this::jobRuns);
                timeline.say("pipeline  the execution is told to stop");
                pipeline.stop(execution);
            }
            case CRASH -> {
                await("the job was checked", () -> timeline.count("STILL_RUNNING") > 0);
                worker.kill();
                timeline.say("demo      the worker was killed (SIGKILL); another one is started");
                worker = startWorker();
            }
        }
        await("the execution ends", () -> hasEnded(pipeline.status(execution)));
        return execution;
    }

    @Override
    public void close() {
        closed.countDown();
        worker.close();
    }

    private WorkerProcess startWorker() throws IOException {
        return WorkerProcess.start(sandbox, queues, folder, timeline::tell);
    }

    private Map<String, String> jobArguments() {
        var arguments = new HashMap<String, String>();
        arguments.put("--min-seconds", JOB_SECONDS);
        if (scenario == Scenario.FAIL) {
            arguments.put("--fail-with", FAILURE);
        }
        return arguments;
    }

    private boolean jobRuns() {
        return pipeline.run().filter(run -> run.jobRunState() == JobRunState.RUNNING).isPresent();
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant until = clock.instant().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (!worker.isAlive()) {
                throw new DemoException("the worker ended before " + what);
            }
            boolean over = closed.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            if (over || clock.instant().isAfter(until)) {
                throw new DemoException(
                        "waited " + PATIENCE.toSeconds() + " s and still not: " + what);
            }
        }
    }

    private static boolean hasEnded(PipelineExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED, FAILED, STOPPED -> true;
            case EXECUTING, STOPPING, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }
}
