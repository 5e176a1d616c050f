package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest {
    private static final Instant EARLIER = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant LATER = EARLIER.plusSeconds(60);

    @Test
    void jobs_failedRunThatTheLookUpNamesNoMore_isAnAttemptOfALaterOne() {
        var seen =
                Steps.seen(
                        Look.told(Steps.failed()),
                        Steps.found(Map.of(Steps.OTHER, Steps.failed())));

        assertThat(seen.jobs(Optional.of(Steps.OWN), Instant.EPOCH)).containsOnlyKeys(Steps.OTHER);
    }

    @Test
    void jobs_runThatTheLookUpDoesNotNameYet_isSeenBesideTheOthers() {
        var seen =
                Steps.seen(
                        Look.told(Steps.running()),
                        Steps.found(Map.of(Steps.OTHER, Steps.failed())));

        assertThat(seen.jobs(Optional.of(Steps.OWN), Instant.EPOCH))
                .containsOnlyKeys(Steps.OTHER, Steps.OWN);
    }

    @Test
    void jobs_failedRunWithoutALookUp_isSeen() {
        var seen = Steps.seen(Look.told(Steps.failed()), Look.notTaken());

        assertThat(seen.jobs(Optional.of(Steps.OWN), Instant.EPOCH))
                .isEqualTo(Map.<Object, JobStatus>of(Steps.OWN, Steps.failed()));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false"})
    void jobs_badEndBeforeTheAttemptBegan_isOfAnEarlierOne(int begunLater, boolean shown) {
        var seen =
                Steps.seen(
                        Look.told(Steps.running()),
                        Steps.found(Map.of(Steps.OTHER, stopped(LATER))));

        var jobs = seen.jobs(Optional.of(Steps.OWN), LATER.plusMillis(begunLater));

        assertThat(jobs.containsKey(Steps.OTHER)).isEqualTo(shown);
        assertThat(jobs).containsKey(Steps.OWN);
    }

    @Test
    void endedAt_severalRunsThatHaveEnded_isTheLastEnd() {
        var seen =
                Steps.seen(
                        Look.told(stopped(EARLIER)),
                        Steps.found(
                                Map.of(Steps.OTHER, stopped(LATER), Steps.OWN, Steps.failed())));

        assertThat(seen.endedAt()).contains(LATER);
    }

    @Test
    void endedAt_oneThatGoesOn_isUnknown() {
        var seen =
                Steps.seen(
                        Look.told(stopped(EARLIER)),
                        Steps.found(Map.of(Steps.OTHER, Steps.running())));

        assertThat(seen.endedAt()).isEmpty();
    }

    private static JobStatus stopped(Instant end) {
        return new JobStatus.Stopped("STOPPED", Optional.of(end));
    }
}
