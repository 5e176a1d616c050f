package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();
    private final Timeline timeline =
            new Timeline(
                    new PrintStream(out, true, UTF_8),
                    new PrintStream(problems, true, UTF_8),
                    InstantSource.fixed(Instant.EPOCH));

    @Test
    void tell_theWayOfAMessage_isToldInPlainWords() {
        timeline.tell("worker", line("INFO", "", "ready: callback queue http://localhost"));
        tell("STARTED", "started [P/e k], again in 4s");
        tell("STILL_RUNNING", "still running [P/e k]: RUNNING, again in 4s, checks 1");
        tell("ANSWERED", "answered [P/e k]: Success with outputs [minutes], checks 1");

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "   0.0 s  worker     ready, and waits for messages",
                        "   0.0 s  worker     message received: Glue run jr_0123abcd... started. A"
                                + " check message is sent, to be seen in 4 s",
                        "   0.0 s  worker     check 1: the run is RUNNING. The message goes back to"
                                + " the queue for 4 s",
                        "   0.0 s  worker     check 2: the run has ended. SageMaker is told Success"
                                + " with outputs [minutes]");
        assertThat(timeline.looks()).isEqualTo(2);
        assertThat(timeline.count("ANSWERED")).isEqualTo(1);
    }

    @Test
    void tell_longReason_isCut() {
        tell("ANSWERED", "answered [P/e k]: Failure: " + "x".repeat(200));

        assertThat(out.toString(UTF_8)).endsWith("x...\n").hasSizeLessThan(170);
    }

    @Test
    void tell_eventWithoutWordsOfItsOwn_isToldAsTheWorkerDoes() {
        tell("HANDED_BACK", "handed back [P/e k]: no time left");

        assertThat(out.toString(UTF_8)).contains("worker     handed back [P/e k]: no time left");
    }

    @Test
    void tell_warning_goesToTheProblems() {
        timeline.tell("worker", line("WARN", "", "queue has no dead-letter queue"));
        timeline.tell("worker 2", "Error: could not create the Java Virtual Machine.");

        assertThat(problems.toString(UTF_8).lines())
                .containsExactly(
                        "worker: queue has no dead-letter queue",
                        "worker 2: Error: could not create the Java Virtual Machine.");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private void tell(String event, String text) {
        timeline.tell("worker", line("INFO", event, text));
    }

    private static String line(String level, String event, String text) {
        return """
               {"level":"%s","mdc":{"event":"%s","runId":"glue-nyc-taxi/jr_0123abcd4567",\
               "delaySeconds":"4"},"formattedMessage":"%s"}"""
                .formatted(level, event, text);
    }
}
