package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.lambda.LoopbackAws.Call;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a check waits for the network, one answer after the other. */
class RoundTripsTest {
    private static final Duration LATENCY = Duration.ofMillis(300);
    private static final int MINUTE = 60_000;

    @Test
    void warmInvocation_tenChecksOfTenJobs_readsAllAtOnceAndSendsAllAtOnce() throws IOException {
        try (var aws = new LoopbackAws(LATENCY)) {
            var poller = LambdaPollers.of(Watching.settings(), aws.clients(), () -> {});
            poller.handle(Role.CHECK, Events.of(Watching.checks(10, 1)), Events.invocation(MINUTE));
            aws.forget();

            var response =
                    poller.handle(
                            Role.CHECK,
                            Events.of(Watching.checks(10, 2)),
                            Events.invocation(MINUTE));

            assertThat(Events.failed(response)).isEmpty();
            assertThat(aws.calls()).filteredOn(Call::operation, "GetJobRun").hasSize(10);
            assertThat(aws.calls()).filteredOn(Call::operation, "SendMessageBatch").hasSize(1);
            assertThat(aws.calls()).extracting(Call::wave).allMatch(wave -> wave <= 3);
        }
    }
}
