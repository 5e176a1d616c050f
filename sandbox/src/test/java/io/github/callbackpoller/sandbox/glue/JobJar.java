package io.github.callbackpoller.sandbox.glue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes the jar of {@link JarJob}. */
final class JobJar {
    private JobJar() {}

    static Path at(Path path) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, JarJob.class.getName());
        try (OutputStream file = Files.newOutputStream(path);
                var jar = new JarOutputStream(file, manifest)) {
            var entry = JarJob.class.getName().replace('.', '/') + ".class";
            jar.putNextEntry(new JarEntry(entry));
            try (var bytes = JarJob.class.getClassLoader().getResourceAsStream(entry)) {
                bytes.transferTo(jar);
            }
        }
        return path;
    }
}
