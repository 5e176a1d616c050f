package io.github.callbackpoller.sandbox.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobArgumentsTest {
    @Test
    void parse_bothFormsAmongUnknownArguments_findsValues() throws Exception {
        var arguments =
                JobArguments.parse(
                        "--JOB_NAME",
                        "taxi",
                        "--callback-context",
                        "{\"a\":\"--b=c\"}",
                        "stray",
                        "--flag",
                        "--input_uri=file:///some%20where/",
                        "--output_uri",
                        "/plain/path",
                        "--min-seconds=12",
                        "--fail-with",
                        "out of = luck");

        assertThat(arguments.jobName()).isEqualTo("taxi");
        assertThat(arguments.input()).isEqualTo(Path.of("/some where"));
        assertThat(arguments.output()).isEqualTo(Path.of("/plain/path"));
        assertThat(arguments.shortestRun()).isEqualTo(Duration.ofSeconds(12));
        assertThat(arguments.failure()).contains("out of = luck");
    }

    @Test
    void parse_onlyWhatIsNeeded_staysNotAndFailsNot() throws Exception {
        var arguments = JobArguments.parse();

        assertThat(arguments.shortestRun()).isZero();
        assertThat(arguments.failure()).isEmpty();
    }

    @Test
    void input_missing_isNamed() {
        assertThatThrownBy(JobArguments.parse("--input_uri")::input)
                .isInstanceOf(TaxiJobException.class)
                .hasMessage("--input_uri is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/trips/", "file://host/x", "file:///a b"})
    void input_notOnThisMachine_isNamed(String uri) {
        assertThatThrownBy(JobArguments.parse("--input_uri", uri)::input)
                .isInstanceOf(TaxiJobException.class)
                .hasMessageStartingWith("--input_uri is '" + uri + "', must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "86401", "99999999999"})
    void shortestRun_outOfRange_isNamed(String seconds) {
        assertThatThrownBy(JobArguments.parse("--min-seconds=" + seconds)::shortestRun)
                .isInstanceOf(TaxiJobException.class)
                .hasMessage(
                        "--min-seconds is '%s', must be a whole number from 0 to 86400", seconds);
    }
}
