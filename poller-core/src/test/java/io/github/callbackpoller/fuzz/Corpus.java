package io.github.callbackpoller.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The inputs kept as files: real ones, and each hostile shape that is small enough to keep. */
final class Corpus {
    static final Path FOLDER = Path.of("src/test/resources/corpus");
    static final Path MESSAGES = Path.of("src/test/resources/messages");

    private Corpus() {}

    static List<Path> files(Path folder) {
        try (var all = Files.list(folder)) {
            return all.filter(file -> !file.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of a folder; bytes that are no UTF-8 become the replacement character. */
    static List<String> texts(Path folder) {
        return files(folder).stream().map(Corpus::text).toList();
    }

    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
