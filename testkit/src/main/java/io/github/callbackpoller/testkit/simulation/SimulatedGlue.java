package io.github.callbackpoller.testkit.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueServiceClientConfiguration;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunError;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunRequest;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunResponse;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.GetJobRequest;
import software.amazon.awssdk.services.glue.model.GetJobResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;
import software.amazon.awssdk.services.glue.model.StartJobRunResponse;

/** The Glue client of one process. */
final class SimulatedGlue implements GlueClient {
    private static final GlueServiceClientConfiguration ONCE = once();

    /** A start is begun if its message stays invisible for as long. */
    private static final long START_MARGIN = 15_000;

    private final Jobs jobs;
    private final Agenda agenda;
    private final Caller caller;
    private final Predicate<String> startIsGone;

    /**
     * @param startIsGone whether no message is left on a queue that asks for the job of a key
     */
    SimulatedGlue(Jobs jobs, Agenda agenda, Caller caller, Predicate<String> startIsGone) {
        this.startIsGone = startIsGone;
        this.jobs = jobs;
        this.agenda = agenda;
        this.caller = caller;
    }

    @Override
    public StartJobRunResponse startJobRun(StartJobRunRequest request) {
        long tolerated = agenda.now() + START_MARGIN;
        return caller.call(
                "StartJobRun",
                () -> {
                    if (!jobs.hasPlace()) {
                        throw noPlace();
                    }
                    if (Names.areIn(request.arguments().toString())) {
                        throw new Broken(Invariant.NO_TOKEN_LEAKS, "in a job's arguments");
                    }
                    var run = jobs.start(request.arguments());
                    run.unaskedFor = agenda.now() > tolerated && startIsGone.test(run.key());
                    return StartJobRunResponse.builder().jobRunId(run.id).build();
                },
                ServiceErrors.GLUE);
    }

    @Override
    public GetJobRunResponse getJobRun(GetJobRunRequest request) {
        return caller.call(
                "GetJobRun",
                () ->
                        GetJobRunResponse.builder()
                                .jobRun(
                                        jobs.named(request.runId())
                                                .orElseThrow()
                                                .seen(agenda.now()))
                                .build(),
                ServiceErrors.GLUE);
    }

    @Override
    public GetJobRunsResponse getJobRuns(GetJobRunsRequest request) {
        return caller.call(
                "GetJobRuns",
                () -> {
                    var visible = jobs.visible();
                    int from =
                            request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
                    int to = Math.min(visible.size(), from + request.maxResults());
                    return GetJobRunsResponse.builder()
                            .jobRuns(
                                    visible.subList(from, to).stream()
                                            .map(run -> run.seen(agenda.now()))
                                            .toList())
                            .nextToken(to < visible.size() ? Integer.toString(to) : null)
                            .build();
                },
                ServiceErrors.GLUE);
    }

    @Override
    public GetJobResponse getJob(GetJobRequest request) {
        return caller.call(
                "GetJob",
                () ->
                        GetJobResponse.builder()
                                .job(
                                        job ->
                                                job.name(request.jobName())
                                                        .maxRetries(jobs.maxRetries()))
                                .build(),
                ServiceErrors.GLUE);
    }

    @Override
    public BatchStopJobRunResponse batchStopJobRun(BatchStopJobRunRequest request) {
        return caller.call(
                "BatchStopJobRun",
                () ->
                        BatchStopJobRunResponse.builder()
                                .errors(
                                        request.jobRunIds().stream()
                                                .flatMap(id -> jobs.named(id).stream())
                                                .flatMap(run -> stop(run).stream())
                                                .toList())
                                .successfulSubmissions(List.of())
                                .build(),
                ServiceErrors.GLUE);
    }

    /** The library takes no client that repeats calls by itself. */
    @Override
    public GlueServiceClientConfiguration serviceClientConfiguration() {
        return ONCE;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static GlueServiceClientConfiguration once() {
        var configuration = GlueServiceClientConfiguration.builder();
        configuration.overrideConfiguration(
                ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build());
        return configuration.build();
    }

    private static RuntimeException noPlace() {
        return ConcurrentRunsExceededException.builder()
                .statusCode(400)
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode("ConcurrentRunsExceededException")
                                .errorMessage("Concurrent runs exceeded")
                                .build())
                .build();
    }

    /** A run of a batch may fail to be stopped by itself. */
    private Optional<BatchStopJobRunError> stop(SimulatedRun run) {
        if (jobs.failsToStop()) {
            return Optional.of(error(run, "InternalServiceException", "Something went wrong"));
        }
        return jobs.stop(run)
                ? Optional.empty()
                : Optional.of(
                        error(run, "JobRunInvalidStateTransitionException", "Job run has ended"));
    }

    private static BatchStopJobRunError error(SimulatedRun run, String code, String message) {
        return BatchStopJobRunError.builder()
                .jobRunId(run.id)
                .errorDetail(detail -> detail.errorCode(code).errorMessage(message))
                .build();
    }
}
