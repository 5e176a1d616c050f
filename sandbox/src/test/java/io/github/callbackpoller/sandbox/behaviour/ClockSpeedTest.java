package io.github.callbackpoller.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSpeedTest {
    private final ClockSpeed speed = new ClockSpeed();

    @Test
    void real_speedNeverSet_isTheTimePlayed() {
        assertThat(speed.real(Duration.ofMillis(1234))).isEqualTo(Duration.ofMillis(1234));
    }

    @ParameterizedTest
    @CsvSource({"3600, PT2H, PT2S", "3600, P7D, PT2M48S", "0.5, PT1S, PT2S", "60, PT0S, PT0S"})
    void real_speedSet_isThatMuchShorter(double factor, Duration played, Duration real) {
        speed.set(factor);

        assertThat(speed.real(played)).isEqualTo(real);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void set_noSpeed_isRefusedAndNothingChanges(double factor) {
        assertThatIllegalArgumentException().isThrownBy(() -> speed.set(factor));

        assertThat(speed.factor()).isEqualTo(1);
    }
}
