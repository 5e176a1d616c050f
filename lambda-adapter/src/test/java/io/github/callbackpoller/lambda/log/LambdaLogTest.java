package io.github.callbackpoller.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;

class LambdaLogTest {
    private final List<String> lines = new ArrayList<>();
    private final BasicMDCAdapter mdc = new BasicMDCAdapter();

    @Test
    void json_lineHasWhatLambdaAndTheEngineKnow() {
        mdc.put("requestId", "r-1");
        mdc.put("runId", "jr_1");

        logger(true, Level.INFO).info("started {} of {}", 1, "two");

        assertThat(Json.readObject(lines.get(0)))
                .isEqualTo(
                        Map.of(
                                "timestamp", "1970-01-01T00:00:01Z",
                                "level", "INFO",
                                "message", "started 1 of two",
                                "logger", "io.github.callbackpoller.Some",
                                "AWSRequestId", "r-1",
                                "runId", "jr_1"));
    }

    @Test
    void json_error_isOneLineWithItsTrace() {
        logger(true, Level.INFO).error("failed\nbadly", new IllegalStateException("why\nnot"));

        assertThat(lines.get(0)).doesNotContain("\n");
        assertThat(Json.readObject(lines.get(0)))
                .containsEntry("errorType", "java.lang.IllegalStateException")
                .containsEntry("errorMessage", "why\nnot")
                .hasEntrySatisfying(
                        "stackTrace",
                        trace -> assertThat((String) trace).contains("LambdaLogTest"));
    }

    @Test
    void text_lineIsOneLine() {
        mdc.put("requestId", "r-1");

        logger(false, Level.INFO).warn("two\nlines", new IllegalStateException("why"));

        assertThat(lines.get(0))
                .startsWith("WARN r-1 Some: two lines | java.lang.IllegalStateException: why")
                .doesNotContain("\n");
    }

    @Test
    void belowTheLevel_isNotWritten() {
        var logger = logger(false, Level.WARN);

        logger.info("no");
        logger.atDebug().log("no");
        logger.error("yes");

        assertThat(lines).containsExactly("ERROR Some: yes");
        assertThat(logger.isInfoEnabled()).isFalse();
        assertThat(logger.isWarnEnabled()).isTrue();
    }

    @Test
    void sdk_saysNothingBelowAWarning() {
        var sdk = loggers(Level.TRACE).getLogger("software.amazon.awssdk.request");

        sdk.debug("CallbackToken=26vcYbeWsZ");

        assertThat(lines).isEmpty();
        assertThat(sdk.isWarnEnabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "JSON, DEBUG, true, DEBUG",
        "json, warn, true, WARN",
        "Text, FATAL, false, ERROR",
        ", , false, INFO",
        "JSON, odd, true, INFO"
    })
    void settings_areThoseOfLambda(String format, String level, boolean json, Level least) {
        var environment = new java.util.HashMap<String, String>();
        if (format != null) {
            environment.put("AWS_LAMBDA_LOG_FORMAT", format);
        }
        if (level != null) {
            environment.put("AWS_LAMBDA_LOG_LEVEL", level);
        }

        assertThat(LogSettings.of(environment)).isEqualTo(new LogSettings(json, least));
    }

    @Test
    void provider_givesLoggersOnceInitialized() {
        var provider = new LambdaLogProvider();

        provider.initialize();

        assertThat(provider.getLoggerFactory().getLogger("a"))
                .isSameAs(provider.getLoggerFactory().getLogger("a"));
        assertThat(provider.getMDCAdapter()).isNotNull();
        assertThat(provider.getMarkerFactory()).isNotNull();
        assertThat(provider.getRequestedApiVersion()).startsWith("2.0");
    }

    private Logger logger(boolean json, Level level) {
        return new LambdaLoggers(lines(json), level, lines::add)
                .getLogger("io.github.callbackpoller.Some");
    }

    private LambdaLoggers loggers(Level level) {
        return new LambdaLoggers(lines(true), level, lines::add);
    }

    private LogLines lines(boolean json) {
        return new LogLines(json, mdc, InstantSource.fixed(Instant.ofEpochSecond(1)));
    }
}
