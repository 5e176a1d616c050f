package io.github.callbackpoller.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of what is played like AWS, at the end of docs/sandbox.md. */
class ConformanceListTest {
    private static final Path TESTS = Path.of("src/test/java/io/github/callbackpoller/sandbox");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static List<List<String>> rows;
    private static Sandbox sandbox;

    @BeforeAll
    static void read() throws IOException {
        var docs = Files.readString(Path.of("../docs/sandbox.md"), UTF_8);
        rows =
                docs.substring(docs.indexOf("## Conformance"))
                        .lines()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| operation"))
                        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                        .toList();
        sandbox = Sandbox.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void operations_thatArePlayed_areAllInTheList() {
        var listed =
                rows.stream()
                        .flatMap(row -> Arrays.stream(row.get(1).split(", ")))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsAll(sandbox.operations());
    }

    @Test
    void switches_areAllInTheList() {
        var sources = rows.stream().map(row -> row.get(3)).collect(Collectors.joining("\n"));

        assertThat(Switch.ALL).allSatisfy(which -> assertThat(sources).contains(which.name()));
    }

    @Test
    void tests_thatAreNamed_areThere() throws IOException {
        var sources = sources();

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(named(row.get(4)))
                                        .isNotEmpty()
                                        .allSatisfy(
                                                test ->
                                                        assertThat(sources.get(test.get(0)))
                                                                .contains(
                                                                        " " + test.get(1) + "(")));
    }

    private static List<List<String>> named(String tests) {
        return TEST.matcher(tests).results().map(t -> List.of(t.group(1), t.group(2))).toList();
    }

    /** By name of the class. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".java", ""),
                                    ConformanceListTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
