package io.github.callbackpoller.sandbox.demo;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build puts what is deployed on Lambda. */
final class FunctionJar {
    private static final Path FROM_ITS_TARGET =
            Path.of("../../lambda-adapter/target/callback-poller-lambda.jar");

    private FunctionJar() {}

    /**
     * The jar, beside the jar or the classes of this program.
     *
     * @throws DemoException if it is not built
     */
    static Path find() {
        var jar = ownTarget().resolve(FROM_ITS_TARGET).normalize();
        if (!Files.isRegularFile(jar)) {
            throw new DemoException("there is no " + jar + "; build it with: mvn package");
        }
        return jar;
    }

    private static Path ownTarget() {
        try {
            var own = FunctionJar.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(own.toURI()).resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
