package io.github.callbackpoller.glue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.GlueServiceClientConfiguration;
import software.amazon.awssdk.services.glue.model.GetJobRequest;
import software.amazon.awssdk.services.glue.model.GetJobResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** When it is read how often Glue retries a job. */
class YoungRunTest {
    private static final Instant STARTED = Instant.parse("2026-11-02T08:00:00Z");
    private static final JobHandle HANDLE = new JobHandle("glue", "taxi/jr_1");
    private static final Duration LIMIT = Duration.ofHours(2);

    private final OneRun glue = new OneRun();
    private Instant now = STARTED;
    private final GlueJobAdapter adapter = new GlueJobAdapter(glue, ApiRetries.NONE, () -> now);

    @Test
    void check_youngRun_doesNotAsk() {
        now = STARTED.plusSeconds(14 * 60);

        assertThat(limit()).isEmpty();
        assertThat(glue.asked).isZero();
    }

    @Test
    void check_runPastAQuarterOfItsTimeout_asksOnce() {
        now = STARTED.plusSeconds(15 * 60);

        assertThat(limit()).contains(LIMIT);
        assertThat(limit()).contains(LIMIT);
        assertThat(glue.asked).isEqualTo(1);
    }

    @Test
    void check_youngRunOfAJobThatWasAskedFor_tellsItsLimit() {
        now = STARTED.plusSeconds(15 * 60);
        adapter.check(HANDLE);
        now = STARTED.plusSeconds(60);

        assertThat(limit()).contains(LIMIT);
    }

    @Test
    void check_withoutAClock_asksAtOnce() {
        var asking = new GlueJobAdapter(glue, ApiRetries.NONE);

        assertThat(((JobStatus.Running) asking.check(HANDLE)).timeLimit()).contains(LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "60, 0, 14, true",
        "60, 0, 15, false",
        "60, 1, 1, false",
        "10080, 0, 359, true",
        "10080, 0, 360, false"
    })
    void isYoung_firstAttemptBeforeAQuarterOfItsTimeout(
            int timeout, int attempt, int age, boolean young) {
        var run = run().timeout(timeout).attempt(attempt).build();

        assertThat(new GlueRun(run, Optional.empty()).isYoung(STARTED.plusSeconds(age * 60L)))
                .isEqualTo(young);
    }

    @Test
    void isYoung_startOrTimeoutUnknown_isFalse() {
        var run = run().timeout(60).build();

        assertThat(isYoung(run.toBuilder().startedOn(null).build())).isFalse();
        assertThat(isYoung(run.toBuilder().timeout(null).build())).isFalse();
    }

    private static boolean isYoung(JobRun run) {
        return new GlueRun(run, Optional.empty()).isYoung(STARTED);
    }

    private Optional<Duration> limit() {
        return ((JobStatus.Running) adapter.check(HANDLE)).timeLimit();
    }

    private static JobRun.Builder run() {
        return JobRun.builder()
                .id("jr_1")
                .jobName("taxi")
                .jobRunState(JobRunState.RUNNING)
                .startedOn(STARTED);
    }

    /** A run with a timeout of an hour, of a job with one retry. */
    private static final class OneRun implements GlueClient {
        int asked;

        @Override
        public GetJobRunResponse getJobRun(GetJobRunRequest request) {
            return GetJobRunResponse.builder().jobRun(run().timeout(60).build()).build();
        }

        @Override
        public GetJobResponse getJob(GetJobRequest request) {
            asked++;
            return GetJobResponse.builder().job(job -> job.maxRetries(1)).build();
        }

        @Override
        public GlueServiceClientConfiguration serviceClientConfiguration() {
            return GlueServiceClientConfiguration.builder()
                    .overrideConfiguration(
                            ClientOverrideConfiguration.builder()
                                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                                    .build())
                    .build();
        }

        @Override
        public String serviceName() {
            return "glue";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
