package io.github.callbackpoller.sandbox.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Where Lambda's runtime client for Java is on this machine. */
final class RuntimeJars {
    /** The runtime client, and one class of each jar that it needs. */
    static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final List<String> CLASSES =
            List.of(
                    MAIN,
                    "com.amazonaws.services.lambda.runtime.Context",
                    "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
                    "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

    private RuntimeJars() {}

    /**
     * The jars, from the class path of this program.
     *
     * @throws IllegalStateException if one is not there
     */
    static List<Path> find() {
        return CLASSES.stream().map(RuntimeJars::jarOf).distinct().toList();
    }

    private static Path jarOf(String type) {
        var resource = type.replace('.', '/') + ".class";
        var found = RuntimeJars.class.getClassLoader().getResource(resource);
        if (found == null) {
            throw new IllegalStateException(
                    type
                            + " is not on the class path: functions need"
                            + " com.amazonaws:aws-lambda-java-runtime-interface-client");
        }
        var text = found.toString();
        // jar:file:/path/of.jar!/the/class
        var jar = text.substring("jar:".length(), text.length() - resource.length() - 2);
        return Path.of(URI.create(jar));
    }
}
