package io.github.callbackpoller.sandbox.sqs;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.concurrent.Await;

/** ElasticMQ, embedded: the SQS wire protocol on a port of the loopback interface. */
public final class EmbeddedSqs implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(20);

    private final SQSRestServer server;
    private final URI endpoint;

    private EmbeddedSqs(SQSRestServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /** Starts the broker; port 0 means any free one. */
    public static EmbeddedSqs start(int port, String region, String account) {
        var builder =
                SQSRestServerBuilder.withInterface(HOST)
                        .withAWSRegion(region)
                        .withAWSAccountId(account);
        var server = (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start();
        try {
            var bound =
                    Await.result(
                            server.startFuture(),
                            scala.concurrent.duration.Duration.apply(
                                    STARTS_WITHIN.toMillis(), TimeUnit.MILLISECONDS));
            int at = bound.localAddress().getPort();
            return new EmbeddedSqs(server, URI.create("http://" + HOST + ":" + at));
        } catch (Exception e) {
            throw new IllegalStateException("The embedded queue broker did not start", e);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
