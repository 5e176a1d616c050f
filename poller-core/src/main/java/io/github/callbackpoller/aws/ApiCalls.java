package io.github.callbackpoller.aws;

import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Troubles;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes single API calls with a short retry: at most {@value #ATTEMPTS} attempts, some tenths of a
 * second apart. Whatever takes longer is requeued by the engine, never slept on. Says of troubles
 * of the service once, not for each call. Thread-safe.
 */
public final class ApiCalls {

    /** How often a call is tried. */
    public static final int ATTEMPTS = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final double GROWTH = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ApiCalls.class);
    private static final String CONSEQUENCE =
            "What can't be done is tried again, from seconds to 15 minutes later.";

    private final String service;
    private final Retry repeatable;
    private final Retry unrepeatable;
    private final Troubles troubles;

    /**
     * @param service the service's name, for people
     */
    public ApiCalls(String service) {
        this(service, new Troubles(LOG, CONSEQUENCE, NanoClock.system()));
    }

    /** Says nothing of troubles: who calls does. */
    public static ApiCalls silent(String service) {
        return new ApiCalls(
                service, new Troubles(NOPLogger.NOP_LOGGER, CONSEQUENCE, NanoClock.system()));
    }

    ApiCalls(String service, Troubles troubles) {
        var name = service.toLowerCase(Locale.ROOT);
        this.service = service;
        this.repeatable = Retry.of(name, config(AwsErrors::mayPass));
        this.unrepeatable = Retry.of(name + "-unrepeatable", config(AwsErrors::isThrottling));
        this.troubles = troubles;
    }

    /** A call that may be made again whatever came of it. */
    public <T> T repeatable(Supplier<T> call) {
        return repeatable(service, call);
    }

    /**
     * The same.
     *
     * @param part what the call is about, where something can be wrong with that alone
     */
    public <T> T repeatable(String part, Supplier<T> call) {
        return saying(part, () -> repeatable.executeSupplier(call));
    }

    /** A call that must not take effect twice: made again only if the service refused to try. */
    public <T> T unrepeatable(Supplier<T> call) {
        return saying(service, () -> unrepeatable.executeSupplier(call));
    }

    /** An error of a single call shows, too, that the service works. */
    private <T> T saying(String part, Supplier<T> call) {
        try {
            var result = call.get();
            worked(part);
            return result;
        } catch (SdkException e) {
            AwsTroubles.of(e, service, part).ifPresentOrElse(troubles::failed, () -> worked(part));
            throw e;
        }
    }

    private void worked(String part) {
        troubles.worked(service);
        if (!part.equals(service)) {
            troubles.worked(part);
        }
    }

    private static RetryConfig config(Predicate<Throwable> again) {
        return RetryConfig.custom()
                .maxAttempts(ATTEMPTS)
                .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, GROWTH))
                .retryOnException(again)
                .build();
    }
}
