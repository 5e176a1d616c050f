package io.github.callbackpoller.sandbox.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void simulate_manyWorlds_lastLineCountsThem() {
        int code = run("simulate", "--worlds", "20", "--seed", "7");

        assertThat(code).isEqualTo(ExitCode.GOOD);
        assertThat(out.toString(UTF_8).lines())
                .last()
                .asString()
                .matches("worlds=20 callbacks=[1-9][0-9]* violations=0 seeds=\\[]");
    }

    @Test
    void simulate_oneSeed_tellsItsTimeline() {
        int code = run("simulate", "--seed", "7");

        assertThat(code).isEqualTo(ExitCode.GOOD);
        assertThat(out.toString(UTF_8)).contains("step 0 begins", "calls ReceiveMessage");
        assertThat(out.toString(UTF_8).lines()).last().asString().startsWith("worlds=1 ");
    }

    @Test
    void simulate_noWorld_isAUsageError() {
        assertThat(run("simulate", "--worlds", "0")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString(UTF_8)).contains("--worlds must be 1 or more");
    }

    private int run(String... arguments) {
        return Main.execute(
                arguments,
                Map.of(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
