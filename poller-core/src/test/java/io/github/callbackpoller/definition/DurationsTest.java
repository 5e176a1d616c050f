package io.github.callbackpoller.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "0s, PT0S",
        "90s, PT90S",
        "15m, PT15M",
        "6h, PT6H",
        "2d, PT48H",
        "PT6H, PT6H",
        "PT1H30M, PT90M",
        "P2D, PT48H",
        "999999999s, PT999999999S"
    })
    void parse_forms_areRead(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "6",
                "h",
                "6 h",
                "6H",
                "1.5h",
                "-6h",
                "6h30m",
                "6w",
                "1000000000s",
                "soon",
                "P1M"
            })
    void parse_anythingElse_isRefusedShowingTheForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("'" + text + "' is no duration; write for example 90s, 15m, 6h or 2d");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms", "PT0.25S, 250ms", "PT1S, 1s", "PT90S, 90s", "PT60S, 1m", "PT15M, 15m",
        "PT61M, 61m", "PT6H, 6h", "PT24H, 1d", "PT48H, 2d", "PT49H, 49h", "PT3661S, 3661s"
    })
    void format_duration_isInItsLargestWholeUnit(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
        assertThat(Durations.parse(expected)).isEqualTo(duration);
    }
}
