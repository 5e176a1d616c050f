package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTimeTest {

    @ParameterizedTest
    @CsvSource({
        "START, 15000, true",
        "ALL, 15000, true",
        "START, 19900, false",
        "START, 60000, false",
        "CHECK, 3000, false",
        "DEAD_LETTERS, 3000, false"
    })
    void isTooShort_whereNoJobIsEverStarted(Role role, int millisLeft, boolean tooShort) {
        assertThat(ShortTime.isTooShort(role, Events.invocation(millisLeft))).isEqualTo(tooShort);
    }
}
