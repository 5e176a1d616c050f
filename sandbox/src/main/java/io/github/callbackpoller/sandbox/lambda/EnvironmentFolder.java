package io.github.callbackpoller.sandbox.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What is {@code /tmp} on Lambda: a folder of one execution environment's own.
 *
 * @param path where it is
 */
record EnvironmentFolder(Path path) implements AutoCloseable {

    static EnvironmentFolder create() throws IOException {
        return new EnvironmentFolder(Files.createTempDirectory("callback-poller-function-"));
    }

    /** Removes it with all that is in it. */
    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + path + " can't be removed", e);
        }
    }
}
