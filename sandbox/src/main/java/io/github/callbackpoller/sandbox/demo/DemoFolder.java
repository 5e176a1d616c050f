package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where the demo works: the trips, the job's jar, the definitions file, the output.
 *
 * @param root the folder
 * @param trips the trips that are counted
 * @param keep whether the folder stays when the demo ends
 */
record DemoFolder(Path root, Path trips, boolean keep) implements AutoCloseable {
    private static final String DEFINITIONS =
            """
            { "jobs": { "taxi-prep": { "type": "glue", "jobName": "glue-nyc-taxi",
                "arguments": { "--input_uri": "${input_location}", "--output_uri": "${output_location}" },
                "outputs":   { "s3_data_out": "${output_location}", "minutes": "${job.minutes}" } } },
              "default": "taxi-prep" }
            """;

    /** Makes a folder and, unless there are trips already, a month of them. */
    static DemoFolder create(Optional<Path> trips, boolean keep) throws IOException {
        var root = Files.createTempDirectory("callback-poller-demo-");
        var input = trips.map(Path::toAbsolutePath).orElse(root.resolve("trips"));
        if (trips.isEmpty()) {
            Files.createDirectories(input);
            TripGenerator.writeTo(input);
        }
        Files.writeString(root.resolve("jobs.json"), DEFINITIONS, UTF_8);
        return new DemoFolder(root, input, keep);
    }

    Path definitions() {
        return root.resolve("jobs.json");
    }

    Path output() {
        return root.resolve("passengers");
    }

    Path produced() {
        return output().resolve("part-00000.csv");
    }

    String jobJar() throws IOException {
        return TaxiJobJar.writeTo(root).toUri().toString();
    }

    @Override
    public void close() {
        if (keep || !Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("The folder " + root + " could not be removed: " + e.getMessage());
        }
    }
}
