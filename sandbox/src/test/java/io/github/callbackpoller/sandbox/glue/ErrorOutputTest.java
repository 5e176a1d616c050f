package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorOutputTest {
    @TempDir Path folder;

    @Test
    void lastLines_pythonTraceback_isTheErrorAlone() throws IOException {
        var text =
                "Traceback (most recent call last):\n"
                        + "  File \"job.py\", line 2, in <module>\n"
                        + "    raise ValueError('no trips')\n"
                        + "ValueError: no trips\n\n";

        assertThat(lastLines(text)).isEqualTo("ValueError: no trips");
    }

    @Test
    void lastLines_javaStackTrace_isWithoutFrames() throws IOException {
        var text = "Exception in thread \"main\" a.B: c\n\tat d.E.f(E.java:1)\nCaused by: g.H\n";

        assertThat(lastLines(text))
                .isEqualTo("Exception in thread \"main\" a.B: c\nCaused by: g.H");
    }

    @Test
    void lastLines_manyLines_isTheLastFive() throws IOException {
        assertThat(lastLines("x\n".repeat(50_000) + "1\n2\n3\n4\n5\n")).isEqualTo("1\n2\n3\n4\n5");
    }

    @Test
    void lastLines_onlyIndentedLines_isThose() throws IOException {
        assertThat(lastLines("  a\n")).isEqualTo("  a");
    }

    @Test
    void lastLines_nothing_isEmpty() throws IOException {
        assertThat(lastLines("\n \n")).isEmpty();
    }

    private String lastLines(String text) throws IOException {
        return new ErrorOutput(Files.writeString(folder.resolve("err"), text)).lastLines();
    }
}
