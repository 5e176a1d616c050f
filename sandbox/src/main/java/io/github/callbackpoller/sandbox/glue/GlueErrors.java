package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.wire.AwsError;

/** The errors of Glue that are played. */
final class GlueErrors {
    static final String NOT_FOUND = "EntityNotFoundException";

    private GlueErrors() {}

    static AwsError notFound(String what) {
        return AwsError.badRequest(NOT_FOUND, what + " not found");
    }

    static AwsError invalidInput(String message) {
        return AwsError.badRequest("InvalidInputException", message);
    }

    static AwsError alreadyExists(String message) {
        return AwsError.badRequest("AlreadyExistsException", message);
    }

    static AwsError concurrentRunsExceeded(String jobName) {
        return AwsError.badRequest(
                "ConcurrentRunsExceededException", "Concurrent runs exceeded for " + jobName);
    }
}
