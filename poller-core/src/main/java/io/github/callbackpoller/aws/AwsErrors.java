package io.github.callbackpoller.aws;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads the errors of the AWS SDK. */
public final class AwsErrors {

    /** Credentials that will be renewed, or a clock that will be set: time heals these. */
    private static final Set<String> CREDENTIALS =
            Set.of(
                    "AuthFailure",
                    "ExpiredToken",
                    "ExpiredTokenException",
                    "IncompleteSignature",
                    "InvalidAccessKeyId",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException",
                    "RequestExpired",
                    "RequestInTheFuture",
                    "RequestTimeTooSkewed",
                    "SignatureDoesNotMatch",
                    "TokenRefreshRequired",
                    "UnrecognizedClientException");

    /** The service was too slow and may have done all the same what it was asked. */
    private static final Set<String> SLOW =
            Set.of("OperationTimeoutException", "RequestTimeout", "RequestTimeoutException");

    /** How the SDK says that its chain of credential providers has none. */
    private static final String NO_CREDENTIALS = "Unable to load credentials";

    /** What the SDK adds to the message of an error of its own. */
    private static final String ATTEMPTS = " (SDK Attempt Count: 1)";

    private static final int SERVER_ERROR = 500;

    private AwsErrors() {}

    /** What may be done about an error of which only the service's answer is known. */
    public static Kind kindOf(SdkException error) {
        if (error instanceof HeldBackException) {
            return Kind.THROTTLED;
        }
        if (!(error instanceof AwsServiceException service)) {
            return Kind.RETRY_LATER;
        }
        if (service.isThrottlingException()) {
            return Kind.THROTTLED;
        }
        var code = codeOf(service);
        boolean passing =
                service.statusCode() >= SERVER_ERROR
                        || isOfCredentials(code)
                        || SLOW.contains(code);
        return passing ? Kind.RETRY_LATER : Kind.HOPELESS;
    }

    /** Whether a code speaks of credentials, or of a clock that makes them look wrong. */
    static boolean isOfCredentials(String code) {
        return CREDENTIALS.contains(code);
    }

    /** Whether the call was never made, for want of credentials. */
    static boolean lacksCredentials(SdkException error) {
        return String.valueOf(error.getMessage()).contains(NO_CREDENTIALS);
    }

    /** Whether the same call may succeed in a moment. */
    public static boolean mayPass(Throwable error) {
        return error instanceof SdkException sdk
                && kindOf(sdk) != Kind.HOPELESS
                && !(error instanceof HeldBackException);
    }

    /** Whether the service has asked for fewer calls, and has done nothing. */
    public static boolean isThrottling(Throwable error) {
        return error instanceof AwsServiceException service && kindOf(service) == Kind.THROTTLED;
    }

    /** How long to leave the service alone, if that is known. */
    public static Optional<Duration> retryAfter(SdkException error) {
        return error instanceof HeldBackException heldBack
                ? Optional.of(heldBack.retryAfter())
                : Optional.empty();
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
        if (error instanceof HeldBackException) {
            return String.valueOf(error.getMessage());
        }
        if (error instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && service.awsErrorDetails().errorMessage() != null) {
            return codeOf(service) + ": " + service.awsErrorDetails().errorMessage();
        }
        var message = String.valueOf(error.getMessage());
        return error.getClass().getSimpleName() + ": " + message.replace(ATTEMPTS, "");
    }
}
