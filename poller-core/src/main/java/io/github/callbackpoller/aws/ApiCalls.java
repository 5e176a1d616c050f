package io.github.callbackpoller.aws;

import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Troubles;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes single API calls with a short retry. Says of troubles of the service once, not for each
 * call. Thread-safe.
 */
public final class ApiCalls {
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
     * @param retries how often a call is tried
     */
    public ApiCalls(String service, ApiRetries retries) {
        this(service, retries, new Troubles(LOG, CONSEQUENCE, NanoClock.system()));
    }

    /** Says nothing of troubles: who calls does. */
    public static ApiCalls silent(String service, ApiRetries retries) {
        return new ApiCalls(
                service,
                retries,
                new Troubles(NOPLogger.NOP_LOGGER, CONSEQUENCE, NanoClock.system()));
    }

    ApiCalls(String service, ApiRetries retries, Troubles troubles) {
        var name = service.toLowerCase(Locale.ROOT);
        this.service = service;
        this.repeatable = Retry.of(name, config(retries, AwsErrors::mayPass));
        this.unrepeatable =
                Retry.of(name + "-unrepeatable", config(retries, AwsErrors::isThrottling));
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

    private static RetryConfig config(ApiRetries retries, Predicate<Throwable> again) {
        return RetryConfig.custom()
                .maxAttempts(retries.attempts())
                .intervalFunction(
                        IntervalFunction.ofExponentialRandomBackoff(retries.firstPause(), GROWTH))
                .retryOnException(again)
                .build();
    }
}
