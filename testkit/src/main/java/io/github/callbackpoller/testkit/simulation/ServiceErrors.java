package io.github.callbackpoller.testkit.simulation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The errors of a service, as the SDK throws them. */
enum ServiceErrors {
    SQS("RequestThrottled", "InternalError") {
        @Override
        AwsServiceException.Builder builder() {
            return SqsException.builder();
        }
    },
    GLUE("ThrottlingException", "InternalServiceException") {
        @Override
        AwsServiceException.Builder builder() {
            return GlueException.builder();
        }
    },
    SAGEMAKER("ThrottlingException", "InternalFailure") {
        @Override
        AwsServiceException.Builder builder() {
            return SageMakerException.builder();
        }
    };

    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;

    private final String throttling;
    private final String internal;

    ServiceErrors(String throttling, String internal) {
        this.throttling = throttling;
        this.internal = internal;
    }

    abstract AwsServiceException.Builder builder();

    RuntimeException throttled() {
        return error(throttling, BAD_REQUEST, "Rate exceeded");
    }

    RuntimeException failed() {
        return error(internal, SERVER_ERROR, "Something went wrong");
    }

    RuntimeException lost() {
        return SdkClientException.create("Unable to execute HTTP request: Read timed out");
    }

    RuntimeException refused(String code, String message) {
        return error(code, BAD_REQUEST, message);
    }

    /** Says it as the service does that a request is not valid. */
    RuntimeException error(String code, int status, String message) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
        return builder().awsErrorDetails(details).statusCode(status).message(message).build();
    }
}
