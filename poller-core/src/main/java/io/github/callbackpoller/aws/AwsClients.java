package io.github.callbackpoller.aws;

import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;

/** Sets SDK clients up as the poller needs them. */
public final class AwsClients {

    /** How long one attempt of a call may take; a long poll takes its wait besides. */
    public static final Duration ATTEMPT = Duration.ofSeconds(8);

    /** How long a call of SQS may take, whose longest long poll is 20 s. */
    private static final Duration LONG_POLL_ATTEMPT = Duration.ofSeconds(28);

    private AwsClients() {}

    /**
     * Switches the SDK's own retries off and bounds the time of a call; what else the builder was
     * told stays. The poller retries by itself: an SDK that repeats a StartJobRun whose answer was
     * lost starts the job twice.
     *
     * <p>Once the service has asked for fewer calls of an operation, the client makes no more of
     * them than it takes; the others fail at once with {@link HeldBackException}. Calls of SQS are
     * always made.
     */
    public static <B extends AwsClientBuilder<B, C>, C> C build(B builder) {
        return build(builder, NanoClock.system());
    }

    /**
     * The same.
     *
     * @param clock measures how many calls are made in a second
     */
    public static <B extends AwsClientBuilder<B, C>, C> C build(B builder, NanoClock clock) {
        builder.overrideConfiguration(
                builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(new AdaptiveLimits(clock))
                        .build());
        return buildUnlimited(builder);
    }

    /** The same, but every call is made, however often the service has asked for fewer. */
    public static <B extends AwsClientBuilder<B, C>, C> C buildUnlimited(B builder) {
        return build(builder, ATTEMPT);
    }

    /** The same for the SQS client, whose receives wait for messages. */
    public static <B extends AwsClientBuilder<B, C>, C> C buildForLongPolling(B builder) {
        return build(builder, LONG_POLL_ATTEMPT);
    }

    /**
     * @throws IllegalArgumentException if a client would repeat calls by itself
     */
    public static void refuseRetries(SdkServiceClientConfiguration client) {
        boolean once =
                client.overrideConfiguration()
                        .retryStrategy()
                        .filter(strategy -> strategy.maxAttempts() == 1)
                        .isPresent();
        if (!once) {
            throw new IllegalArgumentException(
                    "The client repeats calls by itself and could start a job twice: build it with"
                            + " AwsClients.build(...)");
        }
    }

    /**
     * Bounds one call otherwise than its client does: the dead end of a connection says nothing.
     */
    public static Consumer<AwsRequestOverrideConfiguration.Builder> within(Duration time) {
        return override -> override.apiCallTimeout(time).apiCallAttemptTimeout(time);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C build(B builder, Duration attempt) {
        var override =
                builder.overrideConfiguration().toBuilder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(attempt)
                        .apiCallAttemptTimeout(attempt);
        return builder.overrideConfiguration(override.build()).build();
    }
}
