package io.github.callbackpoller.testkit;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.port.PollerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetectionLagTest {
    private final World world = new World();

    @Test
    void answer_jobThatEndedAWhileAgo_tellsHowLongAgo() {
        var ended = endedAt(world.clock.instant().plus(ofMinutes(10)));

        assertThat(ended.detectionLag())
                .hasValueSatisfying(lag -> assertThat(lag).isBetween(ofSeconds(1), ofMinutes(10)));
        assertThat(world.events.events())
                .filteredOn(event -> event.happening() != Happening.ANSWERED)
                .allMatch(event -> event.detectionLag().isEmpty());
    }

    @Test
    void answer_serviceWhoseClockIsAhead_isNotNegative() {
        var ended = endedAt(world.clock.instant().plus(ofHours(9)));

        assertThat(ended.detectionLag()).contains(Duration.ZERO);
    }

    @Test
    void answer_jobWhoseEndIsUnknown_tellsNothing() {
        world.begin();
        world.advance(ofMinutes(10));
        world.jobs.set(world.onlyJob(), new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "7")));
        world.advance(ofHours(1));

        assertThat(answered().detectionLag()).isEmpty();
    }

    private PollerEvent endedAt(Instant end) {
        world.begin();
        world.advance(ofMinutes(10));
        world.jobs.set(
                world.onlyJob(),
                new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "7"), Optional.of(end)));
        world.advance(ofHours(1));
        return answered();
    }

    private PollerEvent answered() {
        return world.events.events().stream()
                .filter(event -> event.happening() == Happening.ANSWERED)
                .findFirst()
                .orElseThrow();
    }
}
