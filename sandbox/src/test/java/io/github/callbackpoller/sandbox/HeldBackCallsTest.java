package io.github.callbackpoller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.aws.HeldBackException;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Calls that a client does not make because their service has asked for fewer. */
class HeldBackCallsTest {
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final GlueClient glue = client(sandbox);
    private final SqsClient sqs = new SandboxClients(sandbox).sqs();

    @AfterEach
    void close() {
        glue.close();
        sqs.close();
        sandbox.close();
    }

    @Test
    void operationIsThrottled_callsTooManyAreNotMade() {
        sandbox.faults().inject(Fault.of("GetJobs", FaultKind.THROTTLE));
        catchThrowableOfType(GlueException.class, this::getJobs);

        var heldBack = callUntilHeldBack();

        assertThat(sandbox.calls().count("GetJobs")).isLessThan(20);
        assertThat(heldBack)
                .hasMessage("GetJobs was held back, the service has asked for fewer calls");
        assertThat(heldBack.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    @Test
    void operationIsThrottled_otherOperationsAreCalled() {
        sandbox.faults().inject(Fault.of("GetJobs", FaultKind.THROTTLE));
        callUntilHeldBack();

        for (int call = 0; call < 50; call++) {
            catchThrowableOfType(
                    EntityNotFoundException.class, () -> glue.getJob(get -> get.jobName("none")));
        }

        assertThat(sandbox.calls().count("GetJob")).isEqualTo(50);
    }

    @Test
    void queueIsThrottled_everyCallIsMade() {
        sandbox.faults().inject(Fault.of("sqs:ListQueues", FaultKind.THROTTLE));

        for (int call = 0; call < 50; call++) {
            catchThrowableOfType(SqsException.class, () -> sqs.listQueues());
        }

        assertThat(sandbox.calls().count("ListQueues")).isEqualTo(50);
    }

    private HeldBackException callUntilHeldBack() {
        for (int call = 0; call < 100; call++) {
            if (catchThrowableOfType(RuntimeException.class, this::getJobs)
                    instanceof HeldBackException heldBack) {
                return heldBack;
            }
        }
        throw new AssertionError("no call was held back");
    }

    private static GlueClient client(Sandbox sandbox) {
        return AwsClients.build(
                GlueClient.builder()
                        .endpointOverride(sandbox.awsEndpoint())
                        .region(Region.of(Sandbox.REGION))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .credentialsProvider(AnonymousCredentialsProvider.create()));
    }

    private void getJobs() {
        glue.getJobs(all -> {});
    }
}
