package io.github.callbackpoller.operator;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.sweep.PipelinesInMemory;
import io.github.callbackpoller.sweep.WaitingSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service with jobs that a test writes down. */
final class KnownJobs implements JobAdapter {
    static final Instant NOW = PipelinesInMemory.BEGAN.plusSeconds(600);
    static final JobDefinitions DEFINITIONS =
            new JobDefinitions(
                    Map.of(
                            "prep",
                            new JobDefinition(
                                    "prep",
                                    "test",
                                    Map.of(),
                                    Map.of(),
                                    Map.of(),
                                    JobPolicy.DEFAULT)),
                    Optional.of("prep"));

    /** A key that begins with the token's bytes, for tests to read. */
    static final StepKeys KEYS =
            (token, execution) -> new CallbackStep(token, execution, key(token.secret()));

    final List<KeyedJob> jobs = new ArrayList<>();
    final List<JobHandle> stopped = new ArrayList<>();
    boolean listable = true;
    boolean stoppable = true;

    static JobKey key(String token) {
        var hex = HexFormat.of().formatHex(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new JobKey((hex + "0".repeat(64)).substring(0, 64));
    }

    void add(String id, String token, ExecutionArn execution, JobStatus status, Instant ended) {
        jobs.add(job(id, token, execution, status, Optional.of(ended)));
    }

    void add(String id, String token, ExecutionArn execution, JobStatus status) {
        jobs.add(job(id, token, execution, status, Optional.empty()));
    }

    private static KeyedJob job(
            String id,
            String token,
            ExecutionArn execution,
            JobStatus status,
            Optional<Instant> ended) {
        var context =
                "{\"definition\": \"prep\", \"execution\": \""
                        + execution.value()
                        + "\", \"outputs\": {}}";
        return new KeyedJob(
                key(token),
                new JobHandle("test", id),
                status,
                context,
                Optional.of(PipelinesInMemory.BEGAN.plusSeconds(30)),
                ended);
    }

    WaitingSteps.Read read(PipelinesInMemory pipelines) {
        return new WaitingSteps(pipelines, DEFINITIONS, List.of(this), KEYS, () -> NOW)
                .read(PipelinesInMemory.QUEUE, Optional.empty());
    }

    @Override
    public String type() {
        return "test";
    }

    @Override
    public JobHandle start(JobRequest request) {
        throw new AssertionError("operators start nothing");
    }

    @Override
    public JobStatus check(JobHandle handle) {
        throw new AssertionError("the list tells enough");
    }

    @Override
    public RunHistory history(JobRequest request) {
        return new RunHistory(List.of(300, 900, 1_200, 1_500));
    }

    @Override
    public void stop(JobHandle handle) {
        if (!stoppable) {
            throw new IllegalStateException("not now");
        }
        stopped.add(handle);
    }

    @Override
    public List<KeyedJob> keyed(Map<String, String> settings, Instant notBefore) {
        if (!listable) {
            throw new IllegalStateException("not now");
        }
        return jobs;
    }
}
