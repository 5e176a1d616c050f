package io.github.callbackpoller.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueServiceClientConfiguration;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunError;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunRequest;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunResponse;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ErrorDetail;
import software.amazon.awssdk.services.glue.model.GetJobRequest;
import software.amazon.awssdk.services.glue.model.GetJobResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunsRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.OperationTimeoutException;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;
import software.amazon.awssdk.services.glue.model.StartJobRunResponse;

/** The adapter over a Glue played by hand. */
class GlueJobAdapterTest {
    private static final Instant STARTED = Instant.parse("2026-11-02T08:00:00Z");
    private static final JobKey KEY = new JobKey("0123456789abcdef".repeat(4));
    private static final JobRequest REQUEST =
            new JobRequest(
                    KEY,
                    "taxi-prep",
                    Map.of("jobName", "taxi"),
                    Map.of("--input_uri", "s3://in"),
                    "{\"definition\":\"taxi-prep\"}",
                    STARTED);

    private final PlayedGlue glue = new PlayedGlue();
    private final GlueJobAdapter adapter = new GlueJobAdapter(glue);

    @Test
    void start_request_carriesKeyAndContextAsArguments() {
        var handle = adapter.start(REQUEST);

        assertThat(handle).isEqualTo(new JobHandle("glue", "taxi/jr_new"));
        assertThat(glue.started).hasSize(1);
        assertThat(glue.started.get(0).jobName()).isEqualTo("taxi");
        assertThat(glue.started.get(0).arguments())
                .isEqualTo(
                        Map.of(
                                "--input_uri",
                                "s3://in",
                                "--callback-key",
                                KEY.value(),
                                "--callback-context",
                                "{\"definition\":\"taxi-prep\"}"));
    }

    static Stream<Arguments> startErrors() {
        return Stream.of(
                Arguments.of(
                        Kind.BUSY,
                        failing(
                                ConcurrentRunsExceededException.builder(),
                                "ConcurrentRunsExceededException",
                                400)),
                Arguments.of(
                        Kind.BUSY,
                        failing(
                                ResourceNumberLimitExceededException.builder(),
                                "ResourceNumberLimitExceededException",
                                400)),
                Arguments.of(
                        Kind.HOPELESS,
                        failing(EntityNotFoundException.builder(), "EntityNotFoundException", 400)),
                Arguments.of(
                        Kind.HOPELESS,
                        failing(InvalidInputException.builder(), "InvalidInputException", 400)),
                Arguments.of(
                        Kind.HOPELESS,
                        failing(GlueException.builder(), "AccessDeniedException", 400)),
                Arguments.of(
                        Kind.RETRY_LATER,
                        failing(GlueException.builder(), "InternalServiceException", 500)),
                Arguments.of(
                        Kind.RETRY_LATER,
                        failing(
                                OperationTimeoutException.builder(),
                                "OperationTimeoutException",
                                400)),
                Arguments.of(
                        Kind.RETRY_LATER,
                        failing(GlueException.builder(), "ExpiredTokenException", 400)),
                Arguments.of(Kind.RETRY_LATER, SdkClientException.create("connection was reset")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("startErrors")
    void start_callFails_isTriedOnceAndClassified(Kind kind, RuntimeException error) {
        glue.error = error;

        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(() -> adapter.start(REQUEST))
                .matches(thrown -> thrown.kind() == kind, "is " + kind)
                .withMessageStartingWith("Glue job 'taxi': ");
        assertThat(glue.started).hasSize(1);
    }

    @Test
    void search_runsOfTheKey_areToldWithStatusAndHistory() {
        glue.pages.add(
                List.of(
                        run("jr_3", "RUNNING").build(),
                        run("jr_2", "SUCCEEDED")
                                .arguments(Map.of())
                                .completedOn(STARTED.plusSeconds(100))
                                .build(),
                        run("jr_1", "SUCCEEDED").completedOn(STARTED.plusSeconds(90)).build()));

        var found = adapter.search(REQUEST);

        assertThat(found.jobs().keySet())
                .extracting(JobHandle::id)
                .containsExactly("taxi/jr_1", "taxi/jr_3");
        assertThat(found.history().durationsSeconds()).containsExactly(100, 90);
        assertThat(glue.asked.get(0).maxResults()).isEqualTo(200);
    }

    @Test
    void search_runMayBeOnALaterPage_readsOnUntilTheBound() {
        glue.pages.add(List.of(run("jr_9", "RUNNING").arguments(Map.of()).build()));
        glue.pages.add(List.of(run("jr_1", "RUNNING").build()));
        glue.pages.add(
                List.of(
                        run("jr_0", "SUCCEEDED")
                                .arguments(Map.of())
                                .startedOn(STARTED.minusSeconds(1))
                                .build()));
        glue.pages.add(List.of(run("jr_never", "RUNNING").build()));

        var found = adapter.find(REQUEST);

        assertThat(found).extracting(JobHandle::id).containsExactly("taxi/jr_1");
        assertThat(glue.asked).hasSize(3);
    }

    @Test
    void search_moreThanTenPages_couldNotTell() {
        for (int page = 0; page < 11; page++) {
            glue.pages.add(List.of(run("jr_" + page, "RUNNING").arguments(Map.of()).build()));
        }

        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(() -> adapter.search(REQUEST))
                .matches(error -> error.kind() == Kind.RETRY_LATER);
        assertThat(glue.asked).hasSize(10);
    }

    @Test
    void check_failedRun_asksHowManyRetriesThereAre() {
        glue.runs.put("jr_1", run("jr_1", "FAILED").attempt(0).build());
        glue.maxRetries = 1;

        var status = (JobStatus.Failed) adapter.check(new JobHandle("glue", "taxi/jr_1"));

        assertThat(status.retriesLeft()).isTrue();
    }

    @Test
    void checkAll_manyRunsOfOneJob_isOneCall() {
        glue.pages.add(List.of(run("jr_2", "RUNNING").build(), run("jr_1", "SUCCEEDED").build()));

        var statuses =
                adapter.checkAll(
                        List.of(
                                new JobHandle("glue", "taxi/jr_1"),
                                new JobHandle("glue", "taxi/jr_2")));

        assertThat(statuses.values()).extracting(JobStatus::state).hasSize(2);
        assertThat(glue.asked).hasSize(1);
    }

    @Test
    void checkAll_oneOldRunIsThrottled_theOthersAreTold() {
        glue.pages.add(List.of(run("jr_1", "SUCCEEDED").build()));
        glue.runError = failing(GlueException.builder(), "ThrottlingException", 400);

        var statuses =
                adapter.checkAll(
                        List.of(
                                new JobHandle("glue", "taxi/jr_1"),
                                new JobHandle("glue", "taxi/jr_0")));

        assertThat(statuses).containsOnlyKeys(new JobHandle("glue", "taxi/jr_1"));
    }

    @Test
    void checkAll_allOldRunsAreThrottled_saysSo() {
        glue.pages.add(List.of());
        glue.runError = failing(GlueException.builder(), "ThrottlingException", 400);

        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(
                        () ->
                                adapter.checkAll(
                                        List.of(
                                                new JobHandle("glue", "taxi/jr_1"),
                                                new JobHandle("glue", "taxi/jr_0"))))
                .matches(error -> error.kind() == Kind.THROTTLED);
    }

    @Test
    void stop_run_isToldByName() {
        adapter.stop(new JobHandle("glue", "nyc/taxi/jr_1"));

        assertThat(glue.stopped).containsExactly("nyc/taxi jr_1");
    }

    @Test
    void stop_glueSaysThatItDidNot_couldNotTell() {
        glue.stopError = "InternalServiceException";

        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(() -> adapter.stop(new JobHandle("glue", "taxi/jr_1")))
                .withMessage("Glue did not stop run jr_1: not now")
                .matches(error -> error.kind() == Kind.RETRY_LATER);
    }

    @Test
    void stop_runHasEnded_isNoError() {
        glue.stopError = "JobRunInvalidStateTransitionException";

        assertThatCode(() -> adapter.stop(new JobHandle("glue", "taxi/jr_1")))
                .doesNotThrowAnyException();
    }

    @Test
    void validate_settings_areTheJobsNameAlone() {
        adapter.validate(Map.of("jobName", "x".repeat(255)));

        for (var wrong :
                List.of(
                        Map.<String, String>of(),
                        Map.of("jobName", " "),
                        Map.of("jobName", "x".repeat(256)),
                        Map.of("jobName", "x", "further", "y"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> adapter.validate(wrong))
                    .withMessageContaining("jobName");
        }
    }

    @Test
    void adapter_clientThatRepeatsCalls_isRefused() {
        glue.configuration = ClientOverrideConfiguration.builder().build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GlueJobAdapter(glue))
                .withMessageContaining("could start a job twice");
    }

    private static JobRun.Builder run(String id, String state) {
        return JobRun.builder()
                .id(id)
                .jobName("taxi")
                .jobRunState(state)
                .startedOn(STARTED)
                .arguments(Map.of("--callback-key", KEY.value()));
    }

    private static RuntimeException failing(GlueException.Builder error, String code, int status) {
        return (RuntimeException)
                error.awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .errorMessage("no")
                                        .build())
                        .statusCode(status)
                        .build();
    }

    private static final class PlayedGlue implements GlueClient {
        final List<StartJobRunRequest> started = new ArrayList<>();
        final List<GetJobRunsRequest> asked = new ArrayList<>();
        final List<String> stopped = new ArrayList<>();
        final List<List<JobRun>> pages = new ArrayList<>();
        final Map<String, JobRun> runs = new HashMap<>();
        ClientOverrideConfiguration configuration =
                ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(Duration.ofSeconds(8))
                        .build();
        RuntimeException error;
        RuntimeException runError;
        String stopError = "";
        int maxRetries;

        @Override
        public StartJobRunResponse startJobRun(StartJobRunRequest request) {
            started.add(request);
            if (error != null) {
                throw error;
            }
            return StartJobRunResponse.builder().jobRunId("jr_new").build();
        }

        @Override
        public GetJobRunsResponse getJobRuns(GetJobRunsRequest request) {
            asked.add(request);
            int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            return GetJobRunsResponse.builder()
                    .jobRuns(pages.get(page))
                    .nextToken(page + 1 < pages.size() ? Integer.toString(page + 1) : null)
                    .build();
        }

        @Override
        public GetJobRunResponse getJobRun(GetJobRunRequest request) {
            if (runError != null) {
                throw runError;
            }
            var run = runs.get(request.runId());
            if (run == null) {
                throw failing(EntityNotFoundException.builder(), "EntityNotFoundException", 400);
            }
            return GetJobRunResponse.builder().jobRun(run).build();
        }

        @Override
        public GetJobResponse getJob(GetJobRequest request) {
            return GetJobResponse.builder().job(job -> job.maxRetries(maxRetries)).build();
        }

        @Override
        public BatchStopJobRunResponse batchStopJobRun(BatchStopJobRunRequest request) {
            request.jobRunIds().forEach(id -> stopped.add(request.jobName() + " " + id));
            var errors =
                    BatchStopJobRunError.builder()
                            .errorDetail(
                                    ErrorDetail.builder()
                                            .errorCode(stopError)
                                            .errorMessage("not now")
                                            .build())
                            .build();
            return BatchStopJobRunResponse.builder()
                    .errors(stopError.isEmpty() ? List.of() : List.of(errors))
                    .build();
        }

        @Override
        public GlueServiceClientConfiguration serviceClientConfiguration() {
            return GlueServiceClientConfiguration.builder()
                    .overrideConfiguration(configuration)
                    .build();
        }

        @Override
        public String serviceName() {
            return "glue";
        }

        @Override
        public void close() {}
    }
}
