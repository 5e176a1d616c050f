package io.github.callbackpoller.aws;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads the errors of the AWS SDK. */
public final class AwsErrors {

    /**
     * Credentials that will be renewed, a clock that will be set, or a service that was too slow
     * and may have done all the same what it was asked: time heals these.
     */
    private static final Set<String> PASSING =
            Set.of(
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "InvalidSignatureException",
                    "OperationTimeoutException",
                    "RequestExpired",
                    "RequestTimeTooSkewed",
                    "RequestTimeout",
                    "RequestTimeoutException",
                    "UnrecognizedClientException");

    private static final int SERVER_ERROR = 500;

    private AwsErrors() {}

    /** What may be done about an error of which only the service's answer is known. */
    public static Kind kindOf(SdkException error) {
        if (!(error instanceof AwsServiceException service)) {
            return Kind.RETRY_LATER;
        }
        if (service.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        boolean passing = service.statusCode() >= SERVER_ERROR || PASSING.contains(codeOf(service));
        return passing ? Kind.RETRY_LATER : Kind.HOPELESS;
    }

    /** Whether the same call may succeed in a moment. */
    public static boolean mayPass(Throwable error) {
        return error instanceof SdkException sdk && kindOf(sdk) != Kind.HOPELESS;
    }

    /** Whether the service has asked for fewer calls, and has done nothing. */
    public static boolean isThrottling(Throwable error) {
        return error instanceof SdkException sdk && kindOf(sdk) == Kind.THROTTLED;
    }

    /** The service's error code; empty if there is none. */
    public static String codeOf(SdkException error) {
        return error instanceof AwsServiceException service
                        && service.awsErrorDetails() != null
                        && service.awsErrorDetails().errorCode() != null
                ? service.awsErrorDetails().errorCode()
                : "";
    }

    /** Code and message, in one line. */
    public static String describe(SdkException error) {
        if (error instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorMessage() != null) {
            return codeOf(service) + ": " + service.awsErrorDetails().errorMessage();
        }
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
