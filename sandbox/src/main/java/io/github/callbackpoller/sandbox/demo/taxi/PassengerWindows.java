package io.github.callbackpoller.sandbox.demo.taxi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Passengers per window of 30 minutes; a window that saw no trip is not listed. */
final class PassengerWindows {
    private static final int MINUTES = 30;
    private static final String FILE_NAME = "part-00000.csv";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final TreeMap<LocalDateTime, Long> passengers = new TreeMap<>();

    void add(Trip trip) {
        var hour = trip.pickup().truncatedTo(ChronoUnit.HOURS);
        var start = trip.pickup().getMinute() < MINUTES ? hour : hour.plusMinutes(MINUTES);
        passengers.merge(start, (long) trip.passengers(), Math::addExact);
    }

    int count() {
        return passengers.size();
    }

    long total() {
        return passengers.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> csv() {
        var rows =
                passengers.entrySet().stream()
                        .map(window -> TIME.format(window.getKey()) + "," + window.getValue());
        return Stream.concat(Stream.of("window_start,passengers"), rows).toList();
    }

    /** Writes aside and moves, so that a reader never meets half a file. */
    Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path aside = Files.createTempFile(folder, "." + FILE_NAME + "-", ".part");
        try {
            Files.write(aside, csv());
            return Files.move(aside, folder.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
