package io.github.callbackpoller.worker.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Where the job definitions are.
 *
 * @param name what errors call it
 * @param content gives the document
 */
public record JobsSource(String name, Supplier<String> content) {
    private static final String RESOURCE = "jobs.json";

    static JobsSource file(String file) {
        return new JobsSource(file, () -> TextFile.read("jobs-file", Path.of(file)));
    }

    static JobsSource inline(String json) {
        return new JobsSource("jobs-json", () -> json);
    }

    static JobsSource classPath() {
        return new JobsSource(RESOURCE + " on the class path", JobsSource::resource);
    }

    /**
     * The document.
     *
     * @throws SettingsException if it can't be read
     */
    public String text() {
        return content.get();
    }

    private static String resource() {
        try (var stream = JobsSource.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new SettingsException(
                        "there are no job definitions: name a file by jobs-file (JOBS_FILE), give"
                                + " them by jobs-json (JOBS_JSON), or put jobs.json on the class"
                                + " path");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
