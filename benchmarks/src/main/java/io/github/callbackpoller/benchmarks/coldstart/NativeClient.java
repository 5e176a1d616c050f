package io.github.callbackpoller.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The native half of the runtime client. On Lambda it lies ready; by itself the client unpacks it,
 * to one place for all processes, so that those of two programs break each other.
 */
final class NativeClient {
    private static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final Path MUSL = Path.of("/etc/alpine-release");
    private static final String JAR = "runtime-interface-client";

    private NativeClient() {}

    /**
     * Unpacks it into a folder, and returns the option by which a process finds it.
     *
     * @throws IOException if it can't be written, or there is none for this machine
     */
    static String unpack(List<Path> runtime, Path folder) throws IOException {
        var file = folder.resolve("libaws-lambda-jni.so");
        var jar =
                runtime.stream()
                        .filter(path -> path.getFileName().toString().contains(JAR))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no " + JAR + " in " + runtime));
        try (var zip = new ZipFile(jar.toFile())) {
            var entry = zip.getEntry(name());
            if (entry == null) {
                throw new IOException(jar + " has no " + name());
            }
            try (var library = zip.getInputStream(entry)) {
                Files.copy(library, file);
            }
        }
        return "-D" + PROPERTY + "=" + file;
    }

    private static String name() {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var system = Files.exists(MUSL) ? "linux_musl" : "linux";
        return "jni/libaws-lambda-jni.%s-%s.so".formatted(system, architecture);
    }
}
