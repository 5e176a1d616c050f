package io.github.callbackpoller.sandbox.sqs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;

/** ElasticMQ, embedded: the SQS wire protocol on a port of the loopback interface. */
public final class EmbeddedSqs implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    static {
        // The sandbox is closed by its owner; a hook of the actor system's own comes too late.
        System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
        // It reports a long poll that is given up as an error of its own; real ones are answers.
        System.setProperty("pekko.loglevel", "OFF");
    }

    private final SQSRestServer server;
    private final URI endpoint;

    private EmbeddedSqs(TheSQSRestServerBuilder builder) {
        server = builder.start();
        int port = server.waitUntilStarted().localAddress().getPort();
        endpoint = URI.create("http://" + HOST + ":" + port);
    }

    /**
     * Starts the broker; port 0 means any free one.
     *
     * @throws IOException if it can't listen
     */
    public static EmbeddedSqs start(int port, String region, String account) throws IOException {
        checkFree(port);
        var builder = builder(region, account);
        return new EmbeddedSqs(port == 0 ? builder.withDynamicPort() : builder.withPort(port));
    }

    /**
     * Starts the broker on any free port; the URLs of its queues begin with another address.
     *
     * @param address where calls are passed on to the broker
     */
    public static EmbeddedSqs behind(URI address, String region, String account) {
        var shown = new NodeAddress(address.getScheme(), address.getHost(), address.getPort(), "");
        return new EmbeddedSqs(builder(region, account).withDynamicPort().withServerAddress(shown));
    }

    /** Where it listens. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }

    private static TheSQSRestServerBuilder builder(String region, String account) {
        return SQSRestServerBuilder.withInterface(HOST)
                .withAWSRegion(region)
                .withAWSAccountId(account);
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
