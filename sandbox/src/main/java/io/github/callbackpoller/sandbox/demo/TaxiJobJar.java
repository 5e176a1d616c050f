package io.github.callbackpoller.sandbox.demo;

import static java.util.Objects.requireNonNull;

import io.github.callbackpoller.sandbox.demo.taxi.TaxiJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Packs the taxi job into a runnable jar, as a user would upload it for Glue. */
public final class TaxiJobJar {
    private static final String JOB_PACKAGE = TaxiJob.class.getPackageName().replace('.', '/');

    private TaxiJobJar() {}

    /** Writes taxi-job.jar into the folder, from the classes this program itself runs from. */
    public static Path writeTo(Path folder) throws IOException {
        Path code = codeOfThisProgram();
        if (Files.isDirectory(code)) {
            return pack(code, folder);
        }
        try (var jar = FileSystems.newFileSystem(code)) {
            return pack(jar.getPath("/"), folder);
        }
    }

    private static Path codeOfThisProgram() {
        var source = requireNonNull(TaxiJob.class.getProtectionDomain().getCodeSource());
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Path pack(Path code, Path folder) throws IOException {
        Path target = Files.createDirectories(folder).resolve("taxi-job.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(target), manifest());
                var classes = Files.list(code.resolve(JOB_PACKAGE))) {
            classes.sorted().forEach(file -> add(jar, file));
        }
        return target;
    }

    private static void add(JarOutputStream jar, Path file) {
        try {
            jar.putNextEntry(new JarEntry(JOB_PACKAGE + "/" + file.getFileName()));
            Files.copy(file, jar);
            jar.closeEntry();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, TaxiJob.class.getName());
        return manifest;
    }
}
