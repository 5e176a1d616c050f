package io.github.callbackpoller.sandbox.demo.taxi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Finds the files of an input and opens them, packed or not. */
final class TripFiles {
    private static final int BUFFER_BYTES = 1 << 16;

    private TripFiles() {}

    /** The file itself, or the folder's .csv and .csv.gz files in the order of their names. */
    static List<Path> of(Path input) throws IOException, TaxiJobException {
        if (!Files.exists(input)) {
            throw new TaxiJobException("input not found: " + input);
        }
        if (!Files.isDirectory(input)) {
            return List.of(input);
        }
        try (var entries = Files.list(input)) {
            var files = entries.filter(TripFiles::isTable).sorted().toList();
            if (files.isEmpty()) {
                throw new TaxiJobException("no .csv or .csv.gz file in " + input);
            }
            return files;
        }
    }

    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            var plain = isPacked(file) ? new GZIPInputStream(bytes, BUFFER_BYTES) : bytes;
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
        } catch (IOException notPacked) {
            bytes.close();
            throw notPacked;
        }
    }

    private static boolean isTable(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }

    private static boolean isPacked(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }
}
