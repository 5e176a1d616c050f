package io.github.callbackpoller.benchmarks.coldstart;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Lambda function.
 *
 * @param name what the table calls it
 * @param handler its class
 * @param jars its deployment package
 */
record Function(String name, String handler, List<Path> jars) {

    /** Its class path beside the runtime's. */
    String classPath(List<Path> runtime) {
        return Stream.concat(jars.stream(), runtime.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
