package io.github.callbackpoller.sandbox.demo.taxi;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What was read of an input: rows that were trips, rows that were not, files left aside. */
record Reading(long trips, long malformed, List<Path> filesRead, List<Path> filesSkipped) {
    static final Reading NONE = new Reading(0, 0, List.of(), List.of());

    static Reading of(Path file, long trips, long malformed) {
        return new Reading(trips, malformed, List.of(file), List.of());
    }

    static Reading skipped(Path file) {
        return new Reading(0, 0, List.of(), List.of(file));
    }

    Reading plus(Reading more) {
        return new Reading(
                trips + more.trips,
                malformed + more.malformed,
                joined(filesRead, more.filesRead),
                joined(filesSkipped, more.filesSkipped));
    }

    private static List<Path> joined(List<Path> first, List<Path> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
