package io.github.callbackpoller.aws;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The call was not made: the service has asked for fewer calls of this operation. See {@link
 * AdaptiveLimits}.
 */
public final class HeldBackException extends SdkClientException {
    private static final long serialVersionUID = 1L;

    /** After which time the call may be made. */
    private final Duration wait;

    /**
     * @param operation the operation of the service, such as {@code GetJobRuns}
     * @param wait after which time it may be called: 1 s to 5 min
     */
    public HeldBackException(String operation, Duration wait) {
        super(builder(operation + " was held back, the service has asked for fewer calls"));
        this.wait = wait;
    }

    /** After which time the call may be made: 1 s to 5 min. */
    public Duration retryAfter() {
        return wait;
    }

    /** No stack trace: there may be many of these, and each comes from the same place. */
    private static Builder builder(String message) {
        var builder = SdkClientException.builder();
        builder.message(message);
        builder.writableStackTrace(false);
        return builder;
    }
}
