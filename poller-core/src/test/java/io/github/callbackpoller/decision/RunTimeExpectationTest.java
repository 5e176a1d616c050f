package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.callbackpoller.job.RunHistory;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected waits are integrals of the documented law, computed numerically elsewhere. */
class RunTimeExpectationTest {

    @ParameterizedTest
    @CsvSource({
        "'', 0, 120, 36.8223",
        "'', 300, 420, 14.4479",
        "1000, 0, 1100, 229.0313",
        "1000, 950, 1050, 20.8039",
        "1000, 1200, 1300, 2.2061",
        "1000 1000, 0, 1100, 186.0209",
        "1000 1000, 0, 1010, 120.1218",
        "2000 1000, 0, 1500, 303.4264",
        "3000 1000 2000, 1500, 2500, 181.4072"
    })
    void wait_runOfAKnownHistory_isTheIntegralOfItsLaw(
            String history, double lasted, double when, double expected) {
        var durations =
                Arrays.stream(history.split(" "))
                        .filter(number -> !number.isEmpty())
                        .map(Integer::valueOf)
                        .toList();

        var expectation = RunTimeExpectation.from(new RunHistory(durations), lasted);

        assertThat(expectation.wait(when)).isCloseTo(expected, within(0.0002));
    }
}
