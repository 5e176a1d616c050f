package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepViewTest {
    @ParameterizedTest
    @CsvSource({"UNKNOWN, false, true", "UNKNOWN, true, false", "WAITING, false, false"})
    void isUnknown_neitherStateNorBeginIsTold(
            StepView.State state, boolean dated, boolean unknown) {
        var view = new StepView(state, Optional.of(Instant.EPOCH).filter(began -> dated));

        assertThat(view.isUnknown()).isEqualTo(unknown);
    }
}
