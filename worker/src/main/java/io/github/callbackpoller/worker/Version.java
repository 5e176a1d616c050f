package io.github.callbackpoller.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which version this is, as Maven noted it in the jar. */
final class Version implements IVersionProvider {
    private static final String NOTE =
            "/META-INF/maven/io.github.callbackpoller/worker/pom.properties";

    static String current() {
        try (var stream = Version.class.getResourceAsStream(NOTE)) {
            if (stream == null) {
                return "unreleased";
            }
            var note = new Properties();
            note.load(stream);
            return note.getProperty("version", "unreleased");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "callback-poller " + current() + " (Java " + Runtime.version().feature() + ")"
        };
    }
}
