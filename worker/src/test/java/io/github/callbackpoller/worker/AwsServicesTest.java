package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.worker.log.LogOutput;
import io.github.callbackpoller.worker.log.LogSettings;
import io.github.callbackpoller.worker.metrics.AwsCallMetrics;
import io.github.callbackpoller.worker.metrics.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

@SuppressWarnings("try") // Some resources are there to be closed.
class AwsServicesTest {

    private final Metrics metrics = new Metrics();

    @BeforeEach
    void keepTheSdkQuiet() {
        LogOutput.install(System.err, LogSettings.QUIET);
    }

    @Test
    void startJobRun_serverHangsUpWithoutAnAnswer_isSentOnce() throws Exception {
        var requests = new AtomicInteger();
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var hangingUp = new Thread(() -> hangUp(server, requests));
            hangingUp.start();
            try (var variables = new AwsVariables("http://localhost:" + server.getLocalPort());
                    var services = AwsServices.fromEnvironment(new AwsCallMetrics(metrics))) {

                assertThatThrownBy(() -> services.glue().startJobRun(run -> run.jobName("a")))
                        .isInstanceOf(SdkClientException.class);
            }
            server.close();
            hangingUp.join();
        }

        assertThat(requests).hasValue(1);
        assertThat(metrics.scrape())
                .containsPattern(
                        "callback_poller_aws_calls_seconds_count\\{operation=\"StartJobRun\","
                                + "result=\"failed\",service=\"Glue\"} 1\n");
    }

    @Test
    void region_isThatOfTheSdk() {
        try (var variables = new AwsVariables("http://localhost:1");
                var services = AwsServices.fromEnvironment(new AwsCallMetrics(metrics))) {

            assertThat(services.region()).isEqualTo("eu-west-1");
        }
    }

    /** Reads a request's first bytes, as a server does that acts and dies. */
    private static void hangUp(ServerSocket server, AtomicInteger requests) {
        while (true) {
            try (var connection = server.accept()) {
                connection.getInputStream().read(new byte[8192]);
                requests.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }
}
