package io.github.callbackpoller.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be seen in the source text alone; the formatter makes such a simple reading right. */
class SourceRulesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_FILE = 300;
    private static final int LONGEST_METHOD = 40;

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "\\s*public (static |final |sealed |non-sealed |abstract )*"
                            + "(class|interface|record|enum|@interface) .*");
    private static final Pattern METHOD =
            Pattern.compile(
                    "( {4}| {8})(?=\\S)(?!return |throw |new |else |case |yield )"
                            + "([\\w<>\\[\\]?,.& @]+ \\w+|[A-Z]\\w*)\\(.*");
    private static final Pattern TODO = Pattern.compile(".*\\b(TODO|FIXME|XXX)\\b.*");

    static List<Path> files() {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(path -> path.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sources_areFound() {
        assertThat(files()).hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_isReadInOneSitting(Path file) {
        assertThat(lines(file)).hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }

    @ParameterizedTest
    @MethodSource("files")
    void publicType_hasJavadoc(Path file) {
        var lines = lines(file);
        var bare = new ArrayList<String>();
        for (int index = 0; index < lines.size(); index++) {
            if (PUBLIC_TYPE.matcher(lines.get(index)).matches() && !documented(lines, index)) {
                bare.add(lines.get(index).strip());
            }
        }

        assertThat(bare).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void method_isAtMostFortyLines(Path file) {
        var lines = lines(file);
        var tooLong = new ArrayList<String>();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            if (METHOD.matcher(line).matches() && !line.contains(" record ")) {
                int length = length(lines, index);
                if (length > LONGEST_METHOD) {
                    tooLong.add(length + " lines: " + line.strip());
                }
            }
        }

        assertThat(tooLong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_leavesNothingToDo(Path file) {
        assertThat(lines(file)).noneMatch(line -> TODO.matcher(line).matches());
    }

    @Test
    void packages_eachSayWhatTheyAreFor() throws IOException {
        try (var all = Files.walk(MAIN.resolve("io/github/callbackpoller"))) {
            assertThat(all.filter(Files::isDirectory))
                    .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
        }
    }

    /** Above a type stand annotations, above them its Javadoc. */
    private static boolean documented(List<String> lines, int type) {
        int index = type - 1;
        while (index > 0 && lines.get(index).strip().startsWith("@")) {
            index--;
        }
        return lines.get(index).strip().endsWith("*/");
    }

    /** From its first line to the brace that closes it at its own indentation. */
    private static int length(List<String> lines, int begin) {
        var line = lines.get(begin);
        var indentation = line.substring(0, line.length() - line.stripLeading().length());
        for (int index = begin; index < lines.size(); index++) {
            var here = lines.get(index);
            if (here.endsWith(";") && index == begin || here.equals(indentation + "}")) {
                return index - begin + 1;
            }
        }
        return 1;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
