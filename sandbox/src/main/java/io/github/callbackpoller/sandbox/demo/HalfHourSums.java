package io.github.callbackpoller.sandbox.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Adds up the trips of an input per half hour, without any of the job's code. */
final class HalfHourSums {
    private HalfHourSums() {}

    /** The sums by the text of the window's start; files without trip columns don't count. */
    static NavigableMap<String, Long> of(Path input) throws IOException {
        var sums = new TreeMap<String, Long>();
        for (Path file : files(input)) {
            try (var bytes = Files.newInputStream(file);
                    var text = text(file, bytes)) {
                sumsOf(text)
                        .forEach((window, passengers) -> sums.merge(window, passengers, Long::sum));
            }
        }
        return sums;
    }

    private static Map<String, Long> sumsOf(BufferedReader text) throws IOException {
        String header = text.readLine();
        var pattern = TripPattern.fromHeader(header == null ? "" : header);
        if (pattern.isEmpty()) {
            return Map.of();
        }
        return text.lines()
                .flatMap(line -> pattern.get().read(line).stream())
                .collect(
                        Collectors.groupingBy(
                                TripPattern.Found::window,
                                Collectors.summingLong(TripPattern.Found::passengers)));
    }

    private static List<Path> files(Path input) throws IOException {
        if (Files.isRegularFile(input)) {
            return List.of(input);
        }
        var files = new ArrayList<Path>();
        try (var found = Files.newDirectoryStream(input, "*.{csv,csv.gz}")) {
            found.forEach(files::add);
        }
        files.removeIf(Files::isDirectory);
        return files;
    }

    private static BufferedReader text(Path file, InputStream bytes) throws IOException {
        var plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
