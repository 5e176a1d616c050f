package io.github.callbackpoller.sandbox.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the generator wrote; its count of passengers is a witness of its own. */
public record GeneratedTrips(List<Path> files, long trips, long passengers) {
    public GeneratedTrips {
        files = List.copyOf(files);
    }

    GeneratedTrips plus(GeneratedTrips more) {
        var all = Stream.concat(files.stream(), more.files.stream()).toList();
        return new GeneratedTrips(all, trips + more.trips, passengers + more.passengers);
    }
}
