package io.github.callbackpoller.lambda.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own tools on the template, where they are installed. */
final class CheckTemplateTest {
    private static final int TOOL_MISSING = 3;
    private static final Path SCRIPT = Path.of("check-template").toAbsolutePath();

    @TempDir private Path work;

    @Test
    void checkTemplate_templateAsItIs_findsNothing() throws Exception {
        assertThat(run(SCRIPT)).isZero();
    }

    @Test
    void checkTemplate_templateWithASlip_saysSo() throws Exception {
        for (var file : new String[] {"check-template", "translate_template.py"}) {
            Files.copy(SCRIPT.resolveSibling(file), work.resolve(file));
        }
        var slip = Template.text().replace("MaximumConcurrency:", "MaxConcurrency:");
        Files.writeString(work.resolve("template.yaml"), slip);

        assertThat(run(work.resolve("check-template"))).isEqualTo(1);
        assertThat(output()).contains("MaxConcurrency");
    }

    private int run(Path script) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder("sh", script.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("output").toFile())
                        .start();
        int exitCode = process.waitFor();
        assumeTrue(exitCode != TOOL_MISSING, output());
        return exitCode;
    }

    private String output() {
        try {
            return Files.readString(work.resolve("output"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
