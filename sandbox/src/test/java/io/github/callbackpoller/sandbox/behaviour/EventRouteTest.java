package io.github.callbackpoller.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventRouteTest {
    private final EventRoute route = new EventRoute();

    @ParameterizedTest
    @CsvSource({"0, 0, 100", "1, 0, 0", "0, 1, 200", "0.25, 0, 75", "0, 0.5, 150", "1, 1, 0"})
    void arrivals_ofAHundredEvents_areAsTheSharesSay(double lost, double doubled, int expected) {
        route.set(new EventRoute.Setting(Optional.of("queue"), lost, doubled));

        assertThat(IntStream.range(0, 100).map(event -> route.arrivals()).sum())
                .isEqualTo(expected);
    }

    @Test
    void reset_sendsNothingAnyMore() {
        route.set(new EventRoute.Setting(Optional.of("queue"), 0.5, 0.5));

        route.reset();

        assertThat(route.get()).isEqualTo(EventRoute.NONE);
        assertThat(route.arrivals()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shares_outsideOfZeroToOne_areRefused(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRoute.Setting(Optional.empty(), share, 0))
                .withMessageContaining("lost");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventRoute.Setting(Optional.empty(), 0, share))
                .withMessageContaining("doubled");
    }
}
