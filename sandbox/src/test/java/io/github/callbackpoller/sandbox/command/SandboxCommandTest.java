package io.github.callbackpoller.sandbox.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void call_portIsTaken_saysSoAndHowToChooseAnother() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("sandbox", "--aws-port", Integer.toString(taken.getLocalPort()));

            assertThat(code).isEqualTo(ExitCode.USAGE);
            assertThat(err.toString(UTF_8))
                    .contains("in use", "--aws-port")
                    .doesNotContain("\tat ");
            assertThat(out.toString(UTF_8)).isEmpty();
        }
    }

    @Test
    void call_portThatIsNone_isAUsageError() {
        int code = run("sandbox", "--sqs-port", "70000");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(UTF_8)).contains("0 to 65535, not 70000");
    }

    @Test
    void demo_twoScenariosAtOnce_isAUsageError() {
        int code = run("demo", "--fail", "--stop");

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(UTF_8)).contains("--fail", "--stop");
    }

    @Test
    void help_ofBothCommands_tellsTheirOptions() {
        assertThat(run("demo", "--help")).isEqualTo(ExitCode.GOOD);
        assertThat(run("sandbox", "--help")).isEqualTo(ExitCode.GOOD);

        assertThat(out.toString(UTF_8))
                .contains("--trips", "--fail", "--stop", "--crash", "--nudge", "--keep")
                .contains("--sqs-port", "--aws-port");
    }

    private int run(String... arguments) {
        return Main.execute(
                arguments,
                Map.of(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
