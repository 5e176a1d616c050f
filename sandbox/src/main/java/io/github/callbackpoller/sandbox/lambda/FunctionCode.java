package io.github.callbackpoller.sandbox.lambda;

import java.nio.file.Path;
import java.util.List;

/**
 * What a function runs.
 *
 * @param handler the handler's class, as Lambda's setting has it
 * @param classPath the deployment package: jars or folders of classes
 */
public record FunctionCode(String handler, List<Path> classPath) {

    /**
     * @throws IllegalArgumentException if the deployment package is empty
     */
    public FunctionCode {
        classPath = List.copyOf(classPath);
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("A function needs a deployment package");
        }
    }
}
