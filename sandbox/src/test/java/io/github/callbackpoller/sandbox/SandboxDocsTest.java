package io.github.callbackpoller.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/sandbox.md says of the ways to steer it. */
class SandboxDocsTest {
    private static final Path EXAMPLE =
            Path.of("src/test/java/io/github/callbackpoller/example/SandboxExampleTest.java");
    private static final Pattern WORD = Pattern.compile("`([A-Z_]+)`");
    private static String docs;

    @BeforeAll
    static void read() throws IOException {
        docs = Files.readString(Path.of("../docs/sandbox.md"), UTF_8);
    }

    @Test
    void switches_areAllListedWithTheirReadingsTheUsualOneFirst() {
        Map<String, List<String>> listed = new LinkedHashMap<>();
        rows("**Switches:**", "## ")
                .forEach(row -> listed.put(row.get(0).replace("`", ""), words(row.get(2))));

        assertThat(listed)
                .isEqualTo(
                        Switch.ALL.stream()
                                .collect(
                                        Collectors.toMap(Switch::name, SandboxDocsTest::readings)));
    }

    @Test
    void lags_areAllListed() {
        assertThat(rows("**Lags**", "The **clock**"))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyElementsOf(Arrays.stream(Lag.values()).map(Lag::word).toList());
    }

    @Test
    void faultKinds_areAllListed() {
        assertThat(words(between("| `kind` |", "\n")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(FaultKind.values()).map(FaultKind::name).toList());
    }

    @Test
    void extensionExample_isTheOneThatIsRun() throws IOException {
        var example = Files.readString(EXAMPLE, UTF_8);

        assertThat(between("<!-- extension: begin -->\n```java\n", "```").strip())
                .isEqualTo(between(example, "// begin\n", "// end").strip());
    }

    private static List<String> readings(Switch<?> which) {
        var names = new ArrayList<String>();
        names.add(which.usual().name());
        which.readings().stream()
                .map(Enum::name)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /** The cells of a table's rows, without its two lines of head. */
    private static List<List<String>> rows(String from, String to) {
        return between(from, to)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
                .toList();
    }

    private static List<String> words(String cell) {
        return WORD.matcher(cell).results().map((MatchResult word) -> word.group(1)).toList();
    }

    private static String between(String begin, String end) {
        return between(docs, begin, end);
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
