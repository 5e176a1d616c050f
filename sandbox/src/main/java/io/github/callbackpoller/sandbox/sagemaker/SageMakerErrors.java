package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Switch.Refusal;
import io.github.callbackpoller.sandbox.wire.AwsError;

/** The errors of SageMaker that are played. */
final class SageMakerErrors {
    private static final String CONFLICT = "ConflictException";
    private static final String NOT_FOUND = "ResourceNotFound";

    private SageMakerErrors() {}

    static AwsError notFound(String what) {
        return AwsError.badRequest(NOT_FOUND, what + " does not exist");
    }

    static AwsError conflict(String message) {
        return AwsError.badRequest(CONFLICT, message);
    }

    static AwsError definition(String problem) {
        return AwsError.validation("Unable to parse pipeline definition: " + problem);
    }

    static AwsError refusal(Refusal refusal, String message) {
        return switch (refusal) {
            case CONFLICT -> conflict(message);
            case RESOURCE_NOT_FOUND -> AwsError.badRequest(NOT_FOUND, message);
            case VALIDATION -> AwsError.validation(message);
        };
    }
}
