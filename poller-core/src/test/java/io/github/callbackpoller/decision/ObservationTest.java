package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobStatus;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {

    @Test
    void jobs_failedRunThatTheLookUpNamesNoMore_isAnAttemptOfALaterOne() {
        var seen =
                Steps.seen(
                        Look.told(Steps.failed()),
                        Steps.found(Map.of(Steps.OTHER, Steps.failed())));

        assertThat(seen.jobs(Optional.of(Steps.OWN))).containsOnlyKeys(Steps.OTHER);
    }

    @Test
    void jobs_runThatTheLookUpDoesNotNameYet_isSeenBesideTheOthers() {
        var seen =
                Steps.seen(
                        Look.told(Steps.running()),
                        Steps.found(Map.of(Steps.OTHER, Steps.failed())));

        assertThat(seen.jobs(Optional.of(Steps.OWN))).containsOnlyKeys(Steps.OTHER, Steps.OWN);
    }

    @Test
    void jobs_failedRunWithoutALookUp_isSeen() {
        var seen = Steps.seen(Look.told(Steps.failed()), Look.notTaken());

        assertThat(seen.jobs(Optional.of(Steps.OWN)))
                .isEqualTo(Map.<Object, JobStatus>of(Steps.OWN, Steps.failed()));
    }
}
