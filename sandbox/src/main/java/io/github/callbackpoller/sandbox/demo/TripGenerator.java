package io.github.callbackpoller.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Writes a month of made-up yellow cab trips in TLC's form; one seed writes one month. */
public final class TripGenerator {
    private static final long DEMO_SEED = 2019;
    private static final int DAYS = 31;
    private static final int DAYS_IN_FIRST_FILE = 15;

    private final SplittableRandom random;

    private TripGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Writes the demo's month into the folder, as two packed files. */
    public static GeneratedTrips writeTo(Path folder) throws IOException {
        return writeTo(folder, DEMO_SEED);
    }

    static GeneratedTrips writeTo(Path folder, long seed) throws IOException {
        Files.createDirectories(folder);
        var generator = new TripGenerator(seed);
        LocalDate first = TaxiDemand.FIRST_DAY;
        LocalDate middle = first.plusDays(DAYS_IN_FIRST_FILE);
        return generator
                .write(folder.resolve("yellow_tripdata_2019-01_a.csv.gz"), first, middle)
                .plus(
                        generator.write(
                                folder.resolve("yellow_tripdata_2019-01_b.csv.gz"),
                                middle,
                                first.plusDays(DAYS)));
    }

    /** What stands out of the rhythm, for whoever looks at the sums. */
    public static List<PlantedAnomaly> anomalies() {
        return TaxiDemand.ANOMALIES;
    }

    private GeneratedTrips write(Path file, LocalDate first, LocalDate end) throws IOException {
        try (var trips = new TripFile(file, random.split())) {
            for (var window = first.atStartOfDay();
                    window.isBefore(end.atStartOfDay());
                    window = window.plusMinutes(30)) {
                trips.append(window, TaxiDemand.tripsFrom(window));
            }
            return trips.written();
        }
    }
}
