package io.github.callbackpoller.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Plays one scenario: from its host's start to the execution's end. */
final class DemoRun {
    static final String FAILURE = "no taxi moved all month (the demo made the job fail)";

    /** For all of it together; several times what it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final String JOB_SECONDS = "12";
    private static final String PIPELINE = "pipeline";
    private static final String DEMO = "demo";

    private final Scenario scenario;
    private final HostKind kind;
    private final DemoWorld world;
    private final Timeline timeline;
    private final long giveUpAt = System.nanoTime() + PATIENCE.toNanos();

    DemoRun(Scenario scenario, HostKind kind, DemoWorld world, Timeline timeline) {
        this.scenario = scenario;
        this.kind = kind;
        this.world = world;
        this.timeline = timeline;
    }

    /** Creates the pipeline and starts an execution over some trips; returns its ARN. */
    String start(URI trips) throws IOException {
        world.createPipeline(jobArguments());
        var execution = world.pipeline().start(trips, world.folder().output().toUri());
        timeline.say(
                PIPELINE,
                "execution started: its callback step sent a message with a secret token, and waits");
        return execution;
    }

    /** Has a host answer the execution, and waits for its end. */
    void finish(String execution) throws IOException, InterruptedException {
        var host =
                switch (kind) {
                    case WORKER -> startWorker("worker");
                    case FUNCTIONS -> startFunctions();
                };
        switch (scenario) {
            case SUCCESS, FAIL, NUDGE -> {}
            case STOP -> {
                await(host, "the run was checked", this::wasChecked);
                world.pipeline().stop(execution);
                timeline.say(PIPELINE, "somebody stops the execution: a second message is sent");
            }
            case CRASH -> {
                await(host, "the run was checked", this::wasChecked);
                host = crash(host);
            }
        }
        await(host, "the execution has ended", () -> hasEnded(execution));
        timeline.say(PIPELINE, "execution " + world.pipeline().status(execution));
        host.story().forEach(line -> timeline.say("lambda", line));
    }

    private DemoHost crash(DemoHost host) throws IOException {
        host.kill();
        return switch (kind) {
            case WORKER -> {
                timeline.say(
                        DEMO,
                        "the worker is killed (SIGKILL). It knew nothing: the queue has the message");
                yield startWorker("worker 2");
            }
            case FUNCTIONS -> {
                timeline.say(
                        DEMO,
                        "all processes of the functions are killed (SIGKILL). They knew nothing");
                yield host;
            }
        };
    }

    private DemoHost startWorker(String name) throws IOException {
        var worker =
                scenario == Scenario.NUDGE
                        ? world.startNudgedWorker(line -> timeline.tell(name, line))
                        : world.startWorker(line -> timeline.tell(name, line));
        timeline.say(name, "starts: a process of its own (pid " + worker.pid() + ")");
        return worker;
    }

    private DemoHost startFunctions() throws IOException {
        var functions = world.startFunctions(timeline);
        timeline.say(
                "lambda",
                "three functions hear the queues: the jar that is deployed, under Lambda's runtime"
                        + " client");
        return functions;
    }

    private Map<String, String> jobArguments() {
        var arguments = new HashMap<String, String>();
        arguments.put("--min-seconds", JOB_SECONDS);
        if (scenario == Scenario.FAIL) {
            arguments.put("--fail-with", FAILURE);
        }
        return arguments;
    }

    private boolean wasChecked() {
        return timeline.count("STILL_RUNNING") > 0;
    }

    /** The worker logs its answer a moment after SageMaker has it. */
    private boolean hasEnded(String execution) {
        return timeline.count("ANSWERED") > 0
                && switch (world.pipeline().status(execution)) {
                    case SUCCEEDED, FAILED, STOPPED -> true;
                    case EXECUTING, STOPPING, UNKNOWN_TO_SDK_VERSION -> false;
                };
    }

    private void await(DemoHost host, String what, BooleanSupplier condition)
            throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!host.isAlive()) {
                throw new DemoException("the worker ended before " + what);
            }
            if (System.nanoTime() > giveUpAt) {
                throw new DemoException(
                        "after " + PATIENCE.toSeconds() + " s it is still not so that " + what);
            }
            TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
        }
    }
}
