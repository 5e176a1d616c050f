package io.github.callbackpoller.aws;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes single API calls with a short retry: at most {@value #ATTEMPTS} attempts, some tenths of a
 * second apart. Whatever takes longer is requeued by the engine, never slept on. Thread-safe.
 */
public final class ApiCalls {

    /** How often a call is tried. */
    public static final int ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final double GROWTH = 2;

    private final Retry repeatable;
    private final Retry unrepeatable;

    /**
     * @param service the service's name, for the retry's events
     */
    public ApiCalls(String service) {
        repeatable = Retry.of(service, config(AwsErrors::mayPass));
        unrepeatable = Retry.of(service + "-unrepeatable", config(AwsErrors::isThrottling));
    }

    /** A call that may be made again whatever came of it. */
    public <T> T repeatable(Supplier<T> call) {
        return repeatable.executeSupplier(call);
    }

    /** A call that must not take effect twice: made again only if the service refused to try. */
    public <T> T unrepeatable(Supplier<T> call) {
        return unrepeatable.executeSupplier(call);
    }

    private static RetryConfig config(Predicate<Throwable> again) {
        return RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, GROWTH))
                .retryOnException(again)
                .build();
    }
}
