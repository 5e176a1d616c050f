package io.github.callbackpoller.benchmarks.coldstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has laid out beside this program.
 *
 * @param folder the module's build folder
 */
record DeployedFiles(Path folder) {
    private static final String BARE =
            "io.github.callbackpoller.benchmarks.coldstart.bare.BareHandler";
    private static final String CRT =
            "io.github.callbackpoller.benchmarks.coldstart.bare.CrtHandler";
    private static final String OURS = "io.github.callbackpoller.lambda.CheckHandler";

    static DeployedFiles besideThisProgram() {
        try {
            var here = DeployedFiles.class.getProtectionDomain().getCodeSource().getLocation();
            return new DeployedFiles(Path.of(here.toURI()).resolveSibling(""));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The jars of the runtime interface client. */
    List<Path> runtime() throws IOException {
        return jars("lambda-runtime");
    }

    /** The bare handler over the HTTP client that is native code. */
    Function bareOnCrt() throws IOException {
        var jars = Stream.concat(bare().jars().stream(), jars("crt").stream());
        return new Function("bare-on-crt", CRT, jars.toList());
    }

    private List<Path> jars(String name) throws IOException {
        try (var files = Files.list(folder.resolve(name))) {
            return files.sorted().toList();
        }
    }

    /** The poller's function that checks. */
    Function ours() {
        return new Function("ours", OURS, List.of(functionJar("")));
    }

    /** The same SDK, from before the package was shrunk, and none of the poller's classes. */
    Function bare() {
        return new Function("bare", BARE, List.of(functionJar("whole/"), bareJar()));
    }

    private Path functionJar(String whole) {
        return folder.resolve("../../lambda-adapter/target/" + whole + "callback-poller-lambda.jar")
                .normalize();
    }

    private Path bareJar() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-bare.jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
