package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.lambda.LoopbackAws.Call;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.glue.GlueClient;

/** Without the limit a call that hangs takes 8 s, and is tried twice. */
@Timeout(30)
class CallLimitTest {
    private final InstantSource clock = InstantSource.system();
    private final CallLimit limit = new CallLimit(clock);
    private LoopbackAws aws;

    @BeforeEach
    void open() throws IOException {
        aws = new LoopbackAws(Duration.ZERO);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void function_jobsThatCantBeRead_areLookedAtLaterBeforeTheTimeIsUp() {
        aws.fallSilent("GetJobRun");
        var poller = LambdaPollers.of(Watching.settings(), aws.clients(), () -> {});
        var began = clock.instant();

        var response =
                poller.handle(
                        Role.CHECK, Events.of(Watching.checks(10, 1)), Events.invocation(6_000));

        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(6));
        assertThat(Events.failed(response)).isEmpty();
        assertThat(aws.calls()).filteredOn(call -> sends(call)).hasSize(1);
    }

    @Test
    void function_queueThatTakesNothing_givesBackBeforeTheTimeIsUp() {
        aws.fallSilent("SendMessageBatch");
        var poller = LambdaPollers.of(Watching.settings(), aws.clients(), () -> {});
        var began = clock.instant();

        var response =
                poller.handle(
                        Role.CHECK, Events.of(Watching.checks(3, 1)), Events.invocation(6_000));

        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(6));
        assertThat(Events.failed(response)).containsExactly("m0", "m1", "m2");
    }

    @Test
    void call_invocationWithNoTimeLeft_isNotMade() {
        var glue = aws.clients(limit).glue();

        assertThatThrownBy(() -> limit.during(time(0), () -> retriesOf(glue)))
                .isInstanceOf(ApiCallTimeoutException.class)
                .hasMessageContaining("no time left");

        assertThat(aws.calls()).isEmpty();
    }

    @Test
    void call_severalInvocations_endsWithTheFirst() {
        var glue = aws.clients(limit).glue();
        aws.fallSilent("GetJob");
        var began = clock.instant();

        assertThatThrownBy(
                        () ->
                                limit.during(
                                        time(60_000),
                                        () -> limit.during(time(500), () -> retriesOf(glue))))
                .isInstanceOf(ApiCallTimeoutException.class);

        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void call_afterTheInvocation_isBoundedByItsClientAlone() {
        var glue = aws.clients(limit).glue();

        limit.during(time(0), () -> "nothing");

        assertThat(retriesOf(glue)).isZero();
    }

    private static int retriesOf(GlueClient glue) {
        return glue.getJob(job -> job.jobName("taxi")).job().maxRetries();
    }

    private static boolean sends(Call call) {
        return call.operation().equals("SendMessageBatch");
    }

    /** Stands still: a test of a millisecond more or less is none. */
    private TimeLimit time(int millisLeft) {
        Instant now = clock.instant();
        return new TimeLimit(Events.invocation(millisLeft), () -> now);
    }
}
