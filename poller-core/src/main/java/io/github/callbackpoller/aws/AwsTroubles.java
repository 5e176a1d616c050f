package io.github.callbackpoller.aws;

import io.github.callbackpoller.trouble.Trouble;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells the troubles of a service from the errors of a single call. */
public final class AwsTroubles {
    private AwsTroubles() {}

    /**
     * The trouble behind an error; empty if the error concerns this one call alone.
     *
     * @param service what was called
     * @param part the queue or job it was called for, or the service again
     */
    public static Optional<Trouble> of(SdkException error, String service, String part) {
        return Remedy.of(error)
                .map(
                        remedy ->
                                new Trouble(
                                        remedy.ofPart() ? part : service,
                                        remedy.name(),
                                        remedy.problem + " (" + why(error, remedy) + ")",
                                        remedy.advice,
                                        remedy.partial()));
    }

    /** What a failing service says may repeat what it was sent. */
    private static String why(SdkException error, Remedy remedy) {
        return remedy == Remedy.FAILING && error instanceof AwsServiceException service
                ? AwsErrors.codeOf(service) + ", status " + service.statusCode()
                : AwsErrors.describe(error);
    }
}
