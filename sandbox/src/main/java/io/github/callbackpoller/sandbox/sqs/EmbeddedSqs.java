package io.github.callbackpoller.sandbox.sqs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ, embedded: the SQS wire protocol on a port of the loopback interface. */
public final class EmbeddedSqs implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    static {
        // The sandbox is closed by its owner; a hook of the actor system's own comes too late.
        System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
    }

    private final SQSRestServer server;
    private final URI endpoint;

    private EmbeddedSqs(SQSRestServer server, URI endpoint) {
        this.server = server;
        this.endpoint = endpoint;
    }

    /**
     * Starts the broker; port 0 means any free one.
     *
     * @throws IOException if it can't listen
     */
    public static EmbeddedSqs start(int port, String region, String account) throws IOException {
        checkFree(port);
        var builder =
                SQSRestServerBuilder.withInterface(HOST)
                        .withAWSRegion(region)
                        .withAWSAccountId(account);
        var server = (port == 0 ? builder.withDynamicPort() : builder.withPort(port)).start();
        int bound = server.waitUntilStarted().localAddress().getPort();
        return new EmbeddedSqs(server, URI.create("http://" + HOST + ":" + bound));
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }

    /** A broker that can't bind its port leaves threads behind that nobody can end: ask first. */
    private static void checkFree(int port) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IOException("port " + port + " can't be had: " + e.getMessage(), e);
        }
    }
}
