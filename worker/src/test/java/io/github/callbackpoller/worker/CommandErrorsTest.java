package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.core.exception.SdkClientException;

class CommandErrorsTest {

    private final StringWriter err = new StringWriter();

    @Test
    void exception_ofSettings_isUsageAndEachProblemNamesTheCommand() {
        int exitCode = exitCodeOf(new SettingsException("one\ntwo"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("toy: one", "toy: two");
    }

    @Test
    void exception_ofTheSdk_isUnreachable() {
        int exitCode = exitCodeOf(SdkClientException.create("Connection refused"));

        assertThat(exitCode).isEqualTo(3);
        assertThat(err.toString().lines())
                .singleElement()
                .isEqualTo("toy: SdkClientException: Connection refused");
    }

    @Test
    void exception_unreachable_isUnreachable() {
        int exitCode = exitCodeOf(new UnreachableException("no queue q", new RuntimeException()));

        assertThat(exitCode).isEqualTo(3);
        assertThat(err.toString().lines()).containsExactly("toy: no queue q");
    }

    @Test
    void exception_thatNobodyExpects_isTracedForAReport() {
        int exitCode = exitCodeOf(new IllegalStateException("broken"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("please report it", "broken", "at io.github");
    }

    private int exitCodeOf(Exception thrown) {
        var line = new CommandLine(new Toy());
        line.setErr(new PrintWriter(err, true));
        return new CommandErrors().handleExecutionException(thrown, line, null);
    }

    @Command(name = "toy")
    private static final class Toy {}
}
