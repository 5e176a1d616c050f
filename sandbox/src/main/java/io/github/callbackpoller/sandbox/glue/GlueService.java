package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.AwsServer;
import io.github.callbackpoller.sandbox.wire.Input;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Page;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Plays the part of Glue that jobs need: definitions, runs, stops. Runs are real work: python-shell
 * scripts and jars as processes, or a script of states.
 */
public final class GlueService implements AutoCloseable {
    private static final int LONGEST_NAME = 255;
    private static final int MOST_RUNS = 200;
    private static final int MOST_STOPS = 25;
    private static final int LONGEST_TIMEOUT_MINUTES = 10_080;
    private static final int TIMER_THREADS = 4;

    private final Map<String, GlueJob> jobs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(TIMER_THREADS, GlueService::daemon);
    private final GlueRuns runs;

    /**
     * @param lags how late things show
     * @param clock tells the time
     */
    public GlueService(Lags lags, InstantSource clock) {
        this.runs = new GlueRuns(timer, clock, lags);
    }

    /** Adds the operations to a server. */
    public void serveOn(AwsServer server) {
        server.serve("AWSGlue.CreateJob", this::createJob);
        server.serve("AWSGlue.GetJob", this::getJob);
        server.serve("AWSGlue.DeleteJob", this::deleteJob);
        server.serve("AWSGlue.StartJobRun", this::startJobRun);
        server.serve("AWSGlue.GetJobRun", this::getJobRun);
        server.serve("AWSGlue.GetJobRuns", this::getJobRuns);
        server.serve("AWSGlue.BatchStopJobRun", this::batchStopJobRun);
    }

    /** Ends all runs and their processes. */
    @Override
    public void close() {
        runs.close();
        timer.shutdownNow();
    }

    private ObjectNode createJob(Input input) {
        var name = input.text("Name", 1, LONGEST_NAME);
        input.text("Role", 0, Integer.MAX_VALUE);
        input.optionalNumber("Timeout", 1, LONGEST_TIMEOUT_MINUTES);
        input.optionalNumber("MaxRetries", 0, 10);
        var command = new Input(input.json().path("Command"));
        command.text("Name", 0, Integer.MAX_VALUE);
        command.text("ScriptLocation", 0, 400_000);
        if (jobs.putIfAbsent(name, new GlueJob(input.json())) != null) {
            throw AwsError.badRequest("AlreadyExistsException", "Job " + name + " already exists");
        }
        return Json.object().put("Name", name);
    }

    private ObjectNode getJob(Input input) {
        return Json.object().set("Job", job(input).definition());
    }

    private ObjectNode deleteJob(Input input) {
        var name = input.text("JobName", 1, LONGEST_NAME);
        jobs.remove(name);
        return Json.object().put("JobName", name);
    }

    private ObjectNode startJobRun(Input input) {
        var job = job(input);
        var timeout = input.optionalNumber("Timeout", 1, LONGEST_TIMEOUT_MINUTES);
        var facts =
                new GlueRun.Facts(
                        job,
                        input.texts("Arguments"),
                        timeout.orElse(job.timeoutMinutes()),
                        0,
                        Optional.empty());
        return Json.object().put("JobRunId", runs.start(facts).id());
    }

    private ObjectNode getJobRun(Input input) {
        var job = job(input);
        var runId = input.text("RunId", 1, LONGEST_NAME);
        var run =
                runs.named(job.name(), runId)
                        .orElseThrow(() -> notFound("Job run " + runId + " not found"));
        return Json.object().set("JobRun", run.json());
    }

    private ObjectNode getJobRuns(Input input) {
        var page = Page.of(runs.visible(job(input).name()), input, MOST_RUNS, MOST_RUNS);
        var answer = Json.object();
        var list = answer.putArray("JobRuns");
        page.elements().forEach(run -> list.add(run.json()));
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }

    private ObjectNode batchStopJobRun(Input input) {
        var job = job(input);
        input.list("JobRunIds", 1, MOST_STOPS);
        var answer = Json.object();
        var done = answer.putArray("SuccessfulSubmissions");
        var errors = answer.putArray("Errors");
        for (var id : input.json().path("JobRunIds")) {
            var run = runs.named(job.name(), id.asText());
            if (run.filter(known -> !known.state().isEnd()).isPresent()) {
                runs.stop(run.get());
                done.addObject().put("JobName", job.name()).put("JobRunId", id.asText());
            } else {
                var error = errors.addObject();
                error.put("JobName", job.name()).put("JobRunId", id.asText());
                error.putObject("ErrorDetail")
                        .put(
                                "ErrorCode",
                                run.isEmpty()
                                        ? "EntityNotFoundException"
                                        : "JobRunNotInTheExpectedState")
                        .put(
                                "ErrorMessage",
                                run.isEmpty() ? "Job run not found" : "Job run has ended");
            }
        }
        return answer;
    }

    private GlueJob job(Input input) {
        var name = input.text("JobName", 1, LONGEST_NAME);
        return Optional.ofNullable(jobs.get(name))
                .orElseThrow(() -> notFound("Job " + name + " not found"));
    }

    private static AwsError notFound(String message) {
        return AwsError.badRequest("EntityNotFoundException", message);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "sandbox-glue");
        thread.setDaemon(true);
        return thread;
    }
}
