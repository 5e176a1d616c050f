package io.github.callbackpoller.sandbox.glue;

import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;

/** A sandbox with a job of its own for each test, driven by the real SDK. */
final class GlueFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    final GlueClient glue = new SandboxClients(sandbox).glue();
    final String job = "job-" + UUID.randomUUID();

    void createTimed(String states, Consumer<CreateJobRequest.Builder> more) {
        create(
                builder -> {
                    builder.command(c -> c.name("glueetl").scriptLocation("sandbox:timed"));
                    builder.defaultArguments(Map.of("--sandbox-states", states));
                    more.accept(builder);
                });
    }

    void create(Consumer<CreateJobRequest.Builder> more) {
        var builder = CreateJobRequest.builder().name(job).role("role");
        more.accept(builder);
        glue.createJob(builder.build());
    }

    String start() {
        return start(Map.of());
    }

    String start(Map<String, String> arguments) {
        return glue.startJobRun(run -> run.jobName(job).arguments(arguments)).jobRunId();
    }

    String startWith(Consumer<StartJobRunRequest.Builder> more) {
        var builder = StartJobRunRequest.builder().jobName(job);
        more.accept(builder);
        return glue.startJobRun(builder.build()).jobRunId();
    }

    JobRun run(String id) {
        return glue.getJobRun(get -> get.jobName(job).runId(id)).jobRun();
    }

    List<JobRun> runs() {
        return glue.getJobRuns(list -> list.jobName(job)).jobRuns();
    }

    JobRun in(JobRunState state, String id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> run(id), run -> run.jobRunState() == state);
    }

    void stop(String id) {
        glue.batchStopJobRun(stop -> stop.jobName(job).jobRunIds(id));
    }

    @Override
    public void close() {
        glue.close();
        sandbox.close();
    }
}
