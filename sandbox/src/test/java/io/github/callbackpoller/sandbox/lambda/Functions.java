package io.github.callbackpoller.sandbox.lambda;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Functions for tests. */
final class Functions {
    private Functions() {}

    /** Runs {@link ScriptedHandler}, with nothing else on its class path. */
    static FunctionSettings scripted(String name) {
        return FunctionSettings.of(
                name, new FunctionCode(ScriptedHandler.class.getName(), List.of(testClasses())));
    }

    /** Runs a handler with all that tests have on its class path. */
    static FunctionSettings of(String name, Class<?> handler) {
        var classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList();
        return FunctionSettings.of(name, new FunctionCode(handler.getName(), classPath));
    }

    static FunctionLimits limits(int timeoutSeconds, int concurrency) {
        return new FunctionLimits(Duration.ofSeconds(timeoutSeconds), concurrency, 256);
    }

    private static Path testClasses() {
        try {
            return Path.of(
                    ScriptedHandler.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
