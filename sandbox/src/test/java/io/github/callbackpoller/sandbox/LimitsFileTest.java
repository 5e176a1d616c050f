package io.github.callbackpoller.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where python3 and the botocore that limits.csv names are there. */
class LimitsFileTest {
    private static final Path SCRIPT = Path.of("src", "test", "limits", "limits.py");
    private static final Path LIMITS = Path.of("src", "test", "resources", "limits.csv");
    private static final int PATIENCE_SECONDS = 60;

    @TempDir private Path folder;

    @Test
    void limits_botocoreIsTheOneNamed_areWhatTheScriptPrints() throws Exception {
        var limits = Files.readString(LIMITS);
        var named = limits.lines().findFirst().orElseThrow();

        var printed = printed();

        var found = printed.lines().findFirst().orElse("nothing");
        assumeTrue(found.equals(named), "limits.csv is from " + named + ", found: " + found);
        assertThat(printed).isEqualTo(limits);
    }

    private String printed() throws IOException, InterruptedException {
        var output = folder.resolve("limits.csv");
        var process = script(output);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        var errors = Files.readString(folder.resolve("errors"));
        assumeTrue(!errors.contains("No module named 'botocore'"), "botocore is not installed");
        assertThat(process.exitValue()).as(errors).isZero();
        return Files.readString(output, UTF_8);
    }

    private Process script(Path output) throws IOException {
        var builder = new ProcessBuilder("python3", SCRIPT.toString());
        builder.redirectOutput(output.toFile());
        builder.redirectError(Redirect.to(folder.resolve("errors").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            return abort("python3 is not installed: " + e.getMessage());
        }
    }
}
