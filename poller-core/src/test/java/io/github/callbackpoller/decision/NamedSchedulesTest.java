package io.github.callbackpoller.decision;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.callbackpoller.job.RunHistory;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSchedulesTest {
    private static final PollSchedule DEFAULT = PollSchedule.breakEven(ofSeconds(5));

    @Test
    void of_breakEven_isWhatWasGiven() {
        assertThat(NamedSchedules.of("break-even", DEFAULT)).isSameAs(DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"fixed-60s, 60", "fixed-1m, 60", "fixed-1s, 1", "fixed-15m, 900"})
    void of_fixed_waitsTheSameEveryTime(String name, long seconds) {
        var schedule = NamedSchedules.of(name, DEFAULT);

        assertThat(schedule.delayAfter(ofSeconds(5000), RunHistory.none()))
                .isEqualTo(ofSeconds(seconds));
    }

    @Test
    void of_exponential_doublesUpToItsCap() {
        var schedule = NamedSchedules.of("exponential-5s-5m", DEFAULT);
        var waits = new ArrayList<Long>();
        long elapsed = 0;
        for (int check = 0; check < 8; check++) {
            waits.add(schedule.delayAfter(ofSeconds(elapsed), RunHistory.none()).toSeconds());
            elapsed += waits.get(check);
        }

        assertThat(waits).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L);
    }

    @Test
    void of_exponentialBeforeTheRunBegan_isTheFirstWait() {
        var schedule = NamedSchedules.of("exponential-5s-5m", DEFAULT);

        assertThat(schedule.delayAfter(ofSeconds(-9), RunHistory.none())).isEqualTo(ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fixed",
                "fixed-",
                "fixed-0s",
                "fixed-16m",
                "fixed-x",
                "exponential",
                "exponential-5s",
                "exponential-10s-5s",
                "exponential-0s-5m",
                "Break-even"
            })
    void of_noSuchSchedule_isRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> NamedSchedules.of(name, DEFAULT));
    }

    @Test
    void of_unknownName_tellsWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedSchedules.of("often", DEFAULT))
                .withMessageContaining("'often'")
                .withMessageContaining("fixed-60s");
    }
}
