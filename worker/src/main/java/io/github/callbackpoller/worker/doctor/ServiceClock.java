package io.github.callbackpoller.worker.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Reads the time of AWS from its answers, and compares this host's clock. Thread-safe. */
public final class ServiceClock implements ExecutionInterceptor, SdkPlugin {
    private static final Duration NOTICEABLE = Duration.ofSeconds(30);

    /** Signatures are refused from five minutes on (Signature Version 4, AWS IAM user guide). */
    private static final Duration DANGEROUS = Duration.ofMinutes(4);

    private final InstantSource clock;
    private volatile Optional<Duration> ahead = Optional.empty();

    /**
     * @param clock this host's
     */
    public ServiceClock(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void configureClient(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(
                client.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build());
    }

    @Override
    public void afterTransmission(
            Context.AfterTransmission answer, ExecutionAttributes attributes) {
        answer.httpResponse().firstMatchingHeader("Date").ifPresent(this::told);
    }

    void told(String date) {
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            ahead = Optional.of(Duration.between(theirs, clock.instant()));
        } catch (DateTimeParseException e) {
            // An endpoint that tells no time can't be compared with.
        }
    }

    List<Finding> findings() {
        return ahead.filter(difference -> difference.abs().compareTo(NOTICEABLE) > 0)
                .map(ServiceClock::finding)
                .map(List::of)
                .orElse(List.of());
    }

    private static Finding finding(Duration difference) {
        boolean dangerous = difference.abs().compareTo(DANGEROUS) > 0;
        return new Finding(
                dangerous ? Finding.Severity.ERROR : Finding.Severity.WARNING,
                "This host's clock",
                "is "
                        + difference.abs().toSeconds()
                        + " s "
                        + (difference.isNegative() ? "behind" : "ahead of")
                        + " that of AWS",
                dangerous
                        ? "AWS refuses signatures that are five minutes off"
                        : "deadlines and long waits are that much off",
                "Run a time service on this host.");
    }
}
