package io.github.callbackpoller.worker.settings;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckSettingsTest {
    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "CALLBACK_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/callbacks",
                            "CHECK_QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/1/checks"));

    @Test
    void schedule_nothingSet_isBreakEvenWithoutBoundsThatBite() {
        assertThat(waitAfter(0)).isEqualTo(ofSeconds(39));
        assertThat(waitAfter(39)).isEqualTo(ofSeconds(44));
        assertThat(waitAfter(40_000_000)).isEqualTo(ofMinutes(15));
    }

    @Test
    void schedule_byName_isTaken() {
        environment.put("SCHEDULE", "fixed-60s");

        assertThat(waitAfter(0)).isEqualTo(ofMinutes(1));
        assertThat(waitAfter(5_000)).isEqualTo(ofMinutes(1));
    }

    @Test
    void schedule_costAndEarlyWait_areThoseOfBreakEven() {
        environment.put("CHECK_COST", "10m");
        environment.put("EARLY_WAIT", "50s");

        assertThat(waitAfter(0)).isEqualTo(ofSeconds(50));
        assertThat(waitAfter(600)).isEqualTo(ofSeconds(600));
    }

    @Test
    void schedule_bounds_areKeptWhateverTheName() {
        environment.put("SCHEDULE", "exponential-5s-5m");
        environment.put("FIRST_CHECK", "3m");
        environment.put("SHORTEST_WAIT", "20s");
        environment.put("LONGEST_WAIT", "2m");

        assertThat(waitAfter(0)).isEqualTo(ofMinutes(3));
        assertThat(waitAfter(175)).isEqualTo(ofMinutes(2));

        environment.put("FIRST_CHECK", "0s");

        assertThat(waitAfter(1)).isEqualTo(ofSeconds(20));
    }

    @Test
    void schedule_unknownName_isRefusedSayingWhatThereIs() {
        environment.put("SCHEDULE", "sometimes");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("schedule is 'sometimes'", "break-even, fixed-WAIT");
    }

    @Test
    void schedule_shortestWaitAboveLongest_isRefused() {
        environment.put("SHORTEST_WAIT", "2m");
        environment.put("LONGEST_WAIT", "1m");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessage("shortest-wait 2m is longer than longest-wait 1m");
    }

    private Duration waitAfter(long elapsedSeconds) {
        return read().checks().schedule().delayAfter(ofSeconds(elapsedSeconds), RunHistory.none());
    }

    private WorkerSettings read() {
        return new SettingsReader(environment).read(new HashMap<>(), Optional.empty());
    }
}
