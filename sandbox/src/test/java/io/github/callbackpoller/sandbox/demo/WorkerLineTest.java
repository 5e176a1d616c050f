package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkerLineTest {

    @Test
    void parse_lineOfAnEvent_hasItsKeys() {
        var line =
                WorkerLine.parse(
                                """
                                {"level":"INFO","mdc":{"event":"STILL_RUNNING","runId":"glue/jr_1",\
                                "delaySeconds":"4"},"formattedMessage":\
                                "still running [P/e k]: RUNNING, again in 4s, checks 2"}""")
                        .orElseThrow();

        assertThat(line)
                .isEqualTo(
                        new WorkerLine(
                                "INFO",
                                "still running [P/e k]: RUNNING, again in 4s, checks 2",
                                "STILL_RUNNING",
                                "glue/jr_1",
                                "4"));
        assertThat(line.isAboutMessage()).isTrue();
        assertThat(line.detail()).isEqualTo("RUNNING");
    }

    @Test
    void detail_ofAListOfOutputs_keepsItsCommas() {
        var line = line("answered [P/e k]: Success with outputs [minutes, s3_data_out], checks 2");

        assertThat(line.detail()).isEqualTo("Success with outputs [minutes, s3_data_out]");
    }

    @Test
    void detail_ofALineWithoutSubject_isEmpty() {
        assertThat(line("stopping").detail()).isEmpty();
    }

    @Test
    void parse_whatIsNoJson_isNoLine() {
        assertThat(WorkerLine.parse("Picked up JAVA_TOOL_OPTIONS")).isEmpty();
        assertThat(WorkerLine.parse("")).isEmpty();
        assertThat(WorkerLine.parse("7")).isEmpty();
    }

    @Test
    void saysReady_onlyOnceTheWorkerReceives() {
        assertThat(line("ready: callback queue").saysReady()).isTrue();
        assertThat(line("stopping").saysReady()).isFalse();
    }

    private static WorkerLine line(String text) {
        return new WorkerLine("INFO", text, "", "", "");
    }
}
