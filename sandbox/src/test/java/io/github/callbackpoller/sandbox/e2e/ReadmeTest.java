package io.github.callbackpoller.sandbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path EXAMPLE =
            Path.of(
                    "src/test/java",
                    EmbeddingExampleIT.class.getName().replace('.', '/') + ".java");

    @Test
    void readme_embeddingExample_isTheOneThatIsRun() throws IOException {
        var run = between(Files.readString(EXAMPLE, UTF_8), "// begin\n", "// end");

        var shown =
                between(
                        Files.readString(Path.of("../README.md"), UTF_8),
                        "<!-- embedding: begin -->\n```java\n",
                        "```\n<!-- embedding: end -->");

        assertThat(lines(shown)).isNotEmpty().isEqualTo(lines(run));
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
