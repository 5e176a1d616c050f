package io.github.callbackpoller.sandbox.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The native half of the runtime client. By itself the client unpacks it to one place for all, so
 * that a process that starts breaks the others; here each process is given a copy of its own.
 */
final class NativeClient {
    /** The system property by which the runtime client is told where it is. */
    static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private static final Path MUSL = Path.of("/etc/alpine-release");

    private NativeClient() {}

    /**
     * Unpacks it into a folder.
     *
     * @throws IOException if it can't be written, or there is none for this machine
     */
    static Path unpackTo(Path folder) throws IOException {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var system = Files.exists(MUSL) ? "linux_musl" : "linux";
        var name = "/jni/libaws-lambda-jni.%s-%s.so".formatted(system, architecture);
        try (var library = NativeClient.class.getResourceAsStream(name)) {
            if (library == null) {
                throw new IOException("the runtime client has no " + name);
            }
            var file = folder.resolve("libaws-lambda-jni.so");
            Files.copy(library, file);
            return file;
        }
    }
}
