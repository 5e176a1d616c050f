package io.github.callbackpoller.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What is wrong if many calls fail in the same way, and what somebody can do about it. */
enum Remedy {
    UNREACHABLE("can't be reached", "Check the network and the endpoint."),
    NO_CREDENTIALS(
            "can't be called without credentials",
            "Check where the AWS SDK gets them: role, profile or environment."),
    CREDENTIALS(
            "does not accept this host's credentials",
            "Renew them if nothing does it by itself, and check this host's clock."),
    THROTTLED("asks for fewer calls", "If it lasts: raise the quota, or run fewer workers."),
    FAILING("fails by itself", "If it lasts: see the AWS Health Dashboard."),
    DENIED("refuses what this host may not do", "Give its role the permission."),
    NO_KEY(
            "can't use its encryption key",
            "Allow this host's role kms:Decrypt and kms:GenerateDataKey, and enable the key."),
    NO_QUEUE("does not exist", "Create it again, or correct its URL and restart."),
    FULL("has too many messages in flight", "Find out who receives and does not delete them.");

    private static final Set<String> DENIALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "AuthorizationError",
                    "NotAuthorized",
                    "OptInRequired",
                    "UnauthorizedOperation");

    final String problem;
    final String advice;

    Remedy(String problem, String advice) {
        this.problem = problem;
        this.advice = advice;
    }

    /** Whether it is wrong with one queue or operation, not with the service. */
    boolean ofPart() {
        return switch (this) {
            case UNREACHABLE, NO_CREDENTIALS, CREDENTIALS, FAILING, THROTTLED -> false;
            case DENIED, NO_KEY, NO_QUEUE, FULL -> true;
        };
    }

    /** Whether a call that works does not show that it is over. */
    boolean partial() {
        return switch (this) {
            case UNREACHABLE, NO_CREDENTIALS, CREDENTIALS, FAILING, NO_QUEUE -> false;
            case THROTTLED, DENIED, NO_KEY, FULL -> true;
        };
    }

    /** Empty if the error concerns this one call alone. */
    static Optional<Remedy> of(SdkException error) {
        if (error instanceof HeldBackException) {
            return Optional.of(THROTTLED);
        }
        if (!(error instanceof AwsServiceException service)) {
            return Optional.of(AwsErrors.lacksCredentials(error) ? NO_CREDENTIALS : UNREACHABLE);
        }
        var code = AwsErrors.codeOf(service);
        if (code.toLowerCase(Locale.ROOT).startsWith("kms")) {
            return Optional.of(NO_KEY);
        }
        if (code.endsWith("NonExistentQueue") || code.endsWith("QueueDoesNotExist")) {
            return Optional.of(NO_QUEUE);
        }
        if (code.endsWith("OverLimit")) {
            return Optional.of(FULL);
        }
        if (DENIALS.contains(code)) {
            return Optional.of(DENIED);
        }
        if (AwsErrors.isOfCredentials(code)) {
            return Optional.of(CREDENTIALS);
        }
        return switch (AwsErrors.kindOf(service)) {
            case THROTTLED -> Optional.of(THROTTLED);
            case RETRY_LATER -> Optional.of(FAILING);
            case BUSY, HOPELESS -> Optional.empty();
        };
    }
}
