package io.github.callbackpoller.lambda.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The job definitions.
 *
 * @param source what errors call them
 * @param text the JSON document
 */
public record JobsText(String source, String text) {
    private static final String RESOURCE = "jobs.json";

    static JobsText of(Variables variables) {
        var file = variables.text("JOBS_FILE");
        var inline = variables.text("JOBS_JSON");
        if (file.isPresent() && inline.isPresent()) {
            variables.problem("JOBS_FILE and JOBS_JSON are both set: one of them must go");
        }
        return inline.map(json -> new JobsText("JOBS_JSON", json))
                .or(() -> file.map(path -> file(variables, path)))
                .or(JobsText::packaged)
                .orElseGet(
                        () -> {
                            variables.problem(
                                    "there are no job definitions: give them by JOBS_JSON, name a"
                                            + " file of the deployment package by JOBS_FILE, or put"
                                            + " jobs.json at its root");
                            return new JobsText("", "");
                        });
    }

    private static JobsText file(Variables variables, String path) {
        try {
            return new JobsText(path, Files.readString(Path.of(path)));
        } catch (IOException | IllegalArgumentException e) {
            variables.problem("JOBS_FILE is '" + path + "', which can't be read: " + e);
            return new JobsText(path, "");
        }
    }

    private static Optional<JobsText> packaged() {
        try (var stream = JobsText.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(
                            new JobsText(
                                    RESOURCE + " of the deployment package",
                                    new String(stream.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
