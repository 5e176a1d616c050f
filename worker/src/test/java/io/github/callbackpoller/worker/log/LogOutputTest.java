package io.github.callbackpoller.worker.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

@SuppressWarnings("try") // Some resources are there to be closed.
class LogOutputTest {
    private static final String OWN = "io.github.callbackpoller.events";

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    @AfterEach
    void backToQuiet() {
        LogOutput.install(System.err, LogSettings.QUIET);
    }

    @Test
    void text_eventWithContext_isOneReadableLine() {
        install(LogFormat.TEXT, Level.INFO);

        try (var key = MDC.putCloseable("runId", "jr_1");
                var checks = MDC.putCloseable("checks", "3")) {
            LoggerFactory.getLogger(OWN).info("still running, again in {}", "30s");
        }

        assertThat(written())
                .matches(
                        "[0-9:.]{12} INFO  events  still running, again in 30s "
                                + " \\{checks=3, runId=jr_1}\n");
    }

    @Test
    void text_messageOfSeveralLines_staysOneLine() {
        install(LogFormat.TEXT, Level.INFO);

        LoggerFactory.getLogger(OWN).warn("first\r\nsecond");

        assertThat(written()).endsWith(" WARN  events  first\\nsecond\n");
    }

    @Test
    void text_error_hasItsTrace() {
        install(LogFormat.TEXT, Level.INFO);

        LoggerFactory.getLogger(OWN).error("broken", new IllegalStateException("why"));

        assertThat(written().lines())
                .anyMatch(line -> line.endsWith("ERROR events  broken"))
                .anyMatch(line -> line.contains("IllegalStateException: why"))
                .anyMatch(line -> line.contains("at io.github.callbackpoller"));
    }

    @Test
    void json_eventWithContext_isOneObjectWithMessageAndContext() {
        install(LogFormat.JSON, Level.INFO);

        try (var key = MDC.putCloseable("runId", "jr_1")) {
            LoggerFactory.getLogger(OWN).info("still \"running\", again in {}", "30s");
        }

        assertThat(written().lines())
                .singleElement()
                .asString()
                .startsWith("{")
                .endsWith("}")
                .contains("\"level\":\"INFO\"", "\"runId\":\"jr_1\"")
                .contains("\"formattedMessage\":\"still \\\"running\\\", again in 30s\"");
    }

    @Test
    void json_error_isOneLineWithAllThatADocumentedLineHas() {
        install(LogFormat.JSON, Level.INFO);

        LoggerFactory.getLogger(OWN)
                .error("broken", new IllegalStateException("why", new RuntimeException("deep")));

        assertThat(written().lines())
                .singleElement()
                .asString()
                .matches("\\{\"timestamp\":[0-9]{13},.*}")
                .contains("\"level\":\"ERROR\"", "\"threadName\":\"", "\"mdc\": {}")
                .contains("\"loggerName\":\"" + OWN + "\"")
                .contains("\"formattedMessage\":\"broken\"", "\"throwable\":{")
                .contains("\"message\":\"why\"", "\"message\":\"deep\"");
    }

    @Test
    void level_debug_showsOwnDebugAndOthersFromInfo() {
        install(LogFormat.TEXT, Level.DEBUG);

        LoggerFactory.getLogger(OWN).debug("own");
        LoggerFactory.getLogger("org.example.Adapter").debug("not this");
        LoggerFactory.getLogger("org.example.Adapter").info("this");

        assertThat(written()).contains("own", "this").doesNotContain("not this");
    }

    @Test
    void level_error_hidesWarnings() {
        install(LogFormat.TEXT, Level.ERROR);

        LoggerFactory.getLogger(OWN).warn("not this");
        LoggerFactory.getLogger("software.amazon.awssdk").warn("not this");
        LoggerFactory.getLogger(OWN).error("this");

        assertThat(written()).contains("this").doesNotContain("not this");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "software.amazon.awssdk.request",
                "software.amazon.awssdk.requestId",
                "software.amazon.awssdk.auth.signer",
                "io.github.resilience4j.retry"
            })
    void level_debug_neverOpensTheWireLogOfTheSdk(String logger) {
        install(LogFormat.TEXT, Level.DEBUG);

        LoggerFactory.getLogger(logger).debug("secret");
        LoggerFactory.getLogger(logger).info("secret");
        LoggerFactory.getLogger(logger).warn("warning");

        assertThat(written()).contains("warning").doesNotContain("secret");
    }

    @Test
    void install_again_replacesTheFirst() {
        install(LogFormat.TEXT, Level.INFO);
        var second = new ByteArrayOutputStream();
        LogOutput.install(second, LogSettings.QUIET);

        LoggerFactory.getLogger(OWN).info("hello");

        assertThat(written()).isEmpty();
        assertThat(second.toString(UTF_8)).contains("hello");
    }

    private void install(LogFormat format, Level level) {
        LogOutput.install(stream, LogSettings.of(format, level));
    }

    private String written() {
        return stream.toString(UTF_8);
    }
}
