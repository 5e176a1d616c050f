package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final JobHandle A = new JobHandle("glue", "a");
    private static final JobHandle B = new JobHandle("glue", "b");

    @Test
    void among_severalThatFailed_theOneThatEndedLastStands() {
        var jobs = Map.of(A, failed(Steps.STARTED), B, failed(Steps.STARTED.plusSeconds(1)));

        assertThat(Standing.among(jobs).orElseThrow().handle()).isEqualTo(B);
    }

    @Test
    void among_severalThatWereStopped_theOneThatEndedLastStands() {
        var jobs = Map.of(A, stopped(Steps.STARTED), B, stopped(Steps.STARTED.plusSeconds(1)));

        assertThat(Standing.among(jobs).orElseThrow().handle()).isEqualTo(B);
    }

    @Test
    void among_severalThatEndedTogetherOrNobodyKnowsWhen_theFirstByIdStands() {
        assertThat(Standing.among(Map.of(A, failed(Steps.STARTED), B, failed(Steps.STARTED))))
                .map(Standing::handle)
                .contains(A);
        assertThat(Standing.among(Map.of(A, Steps.stopped(), B, Steps.stopped())))
                .map(Standing::handle)
                .contains(A);
    }

    @Test
    void hasRetriesLeft_onlyOfARunThatFailedWithSomeLeft() {
        assertThat(standing(Steps.failedWithRetriesLeft(Steps.STARTED)).hasRetriesLeft()).isTrue();
        for (var status :
                List.of(Steps.failed(), Steps.running(), Steps.succeeded(), Steps.stopped())) {
            assertThat(standing(status).hasRetriesLeft()).as(status.state()).isFalse();
        }
    }

    @Test
    void mayRunAgain_onlyShortlyAfterARunFailedWithRetriesLeft() {
        var retried = standing(Steps.failedWithRetriesLeft(Steps.STARTED));
        var grace = Steps.STARTED.plus(Limits.RETRY_GRACE);

        assertThat(retried.mayRunAgain(grace.minusMillis(1))).isTrue();
        assertThat(retried.mayRunAgain(grace)).isFalse();
        for (var status :
                List.of(Steps.failed(), Steps.running(), Steps.succeeded(), Steps.stopped())) {
            assertThat(standing(status).mayRunAgain(Steps.STARTED)).as(status.state()).isFalse();
        }
    }

    private static Standing standing(JobStatus status) {
        return new Standing(A, status, List.of());
    }

    private static JobStatus failed(Instant end) {
        return new JobStatus.Failed("FAILED", "", "", Optional.of(end), false);
    }

    private static JobStatus stopped(Instant end) {
        return new JobStatus.Stopped("STOPPED", Optional.of(end));
    }
}
