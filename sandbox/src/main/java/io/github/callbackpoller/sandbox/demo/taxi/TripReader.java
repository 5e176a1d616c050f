package io.github.callbackpoller.sandbox.demo.taxi;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Hands on the trips of an input, row by row; a malformed row is counted, never guessed at. */
final class TripReader {
    private final Consumer<Trip> trips;

    TripReader(Consumer<Trip> trips) {
        this.trips = trips;
    }

    /** Reads every file of the input that has the columns of trips; one at least must have them. */
    Reading read(Path input) throws IOException, TaxiJobException {
        var all = Reading.NONE;
        for (Path file : TripFiles.of(input)) {
            all = all.plus(readFile(file));
        }
        if (all.filesRead().isEmpty()) {
            throw new TaxiJobException(
                    "no column tpep_pickup_datetime or pickup_datetime, and passenger_count, in "
                            + input);
        }
        if (all.trips() == 0 && all.malformed() > 0) {
            throw new TaxiJobException(
                    "all %d rows of %s are malformed".formatted(all.malformed(), input));
        }
        return all;
    }

    private Reading readFile(Path file) throws IOException {
        try (var rows = TripFiles.open(file)) {
            String header = rows.readLine();
            var columns = TripColumns.of(header == null ? "" : header);
            return columns.isPresent()
                    ? readRows(file, rows, columns.get())
                    : Reading.skipped(file);
        } catch (IOException unreadable) {
            throw new IOException("cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    private Reading readRows(Path file, BufferedReader rows, TripColumns columns)
            throws IOException {
        long good = 0;
        long malformed = 0;
        for (String row = rows.readLine(); row != null; row = rows.readLine()) {
            // Some of TLC's files have an empty line below the header.
            if (row.isBlank()) {
                continue;
            }
            var trip = columns.trip(row);
            trip.ifPresent(trips);
            good += trip.isPresent() ? 1 : 0;
            malformed += trip.isPresent() ? 0 : 1;
        }
        return Reading.of(file, good, malformed);
    }
}
