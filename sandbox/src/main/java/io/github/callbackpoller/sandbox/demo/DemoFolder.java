package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where the demo works: the trips, the job's jar, the definitions file, the output.
 *
 * @param root the folder
 */
record DemoFolder(Path root) {
    private static final String DEFINITIONS =
            """
            { "jobs": { "taxi-prep": { "type": "glue", "jobName": "glue-nyc-taxi",
                "arguments": { "--input_uri": "${input_location}", "--output_uri": "${output_location}" },
                "outputs":   { "s3_data_out": "${output_location}", "minutes": "${job.minutes}" } } },
              "default": "taxi-prep" }
            """;

    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory("callback-poller-demo-"));
    }

    /** Writes the job definitions, the article's, as a user of the worker would. */
    void writeDefinitions() throws IOException {
        Files.writeString(definitions(), DEFINITIONS, UTF_8);
    }

    Path definitions() {
        return root.resolve("jobs.json");
    }

    Path trips() {
        return root.resolve("trips");
    }

    Path output() {
        return root.resolve("passengers");
    }

    Path produced() {
        return output().resolve("part-00000.csv");
    }

    /** Removes all of it. */
    void delete() {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + root + " can't be removed", e);
        }
    }
}
