package io.github.callbackpoller.sandbox.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A packed file of made-up trips while it is being written. */
final class TripFile implements AutoCloseable {
    private static final String HEADER =
            "VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance\n";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int WINDOW_SECONDS = 30 * 60;
    private static final int LONGEST_RIDE_SECONDS = 45 * 60;

    private final Path file;
    private final SplittableRandom random;
    private final Writer out;
    private long trips;
    private long passengers;

    TripFile(Path file, SplittableRandom random) throws IOException {
        this.file = file;
        this.random = random;
        out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                new FastGzip(Files.newOutputStream(file)),
                                StandardCharsets.US_ASCII));
        out.write(HEADER);
    }

    void append(LocalDateTime window, double expectedTrips) throws IOException {
        for (int left = around(expectedTrips); left > 0; left--) {
            append(window.plusSeconds(random.nextInt(WINDOW_SECONDS)));
        }
    }

    GeneratedTrips written() {
        return new GeneratedTrips(List.of(file), trips, passengers);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void append(LocalDateTime pickup) throws IOException {
        // The smaller of two draws makes short rides the common ones.
        int rideSeconds =
                60
                        + Math.min(
                                random.nextInt(LONGEST_RIDE_SECONDS),
                                random.nextInt(LONGEST_RIDE_SECONDS));
        int count = passengerCount();
        int tenthsOfMile = 1 + rideSeconds * (1 + random.nextInt(4)) / 90;
        out.append(random.nextInt(3) == 0 ? '1' : '2').append(',');
        out.append(TIME.format(pickup)).append(',');
        out.append(TIME.format(pickup.plusSeconds(rideSeconds))).append(',');
        out.append(Integer.toString(count)).append(',');
        out.append(Integer.toString(tenthsOfMile / 10)).append('.');
        out.append(Integer.toString(tenthsOfMile % 10)).append('\n');
        trips++;
        passengers += count;
    }

    private int passengerCount() {
        int percent = random.nextInt(100);
        if (percent < 71) {
            return 1;
        }
        if (percent < 86) {
            return 2;
        }
        return percent < 87 ? 0 : 3 + random.nextInt(4);
    }

    /** Nearly normal around the mean; sums of draws are the same on every JDK, logarithms not. */
    private int around(double mean) {
        double normal = -6;
        for (int draw = 0; draw < 12; draw++) {
            normal += random.nextDouble();
        }
        return (int) Math.max(0, Math.rint(mean + normal * Math.sqrt(mean)));
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
