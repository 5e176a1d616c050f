package io.github.callbackpoller.sandbox.wire;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a port of the loopback interface. */
public final class LoopbackServer implements AutoCloseable {

    static {
        // Without it every answer waits 40 ms for more to send; read once, when a server loads.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool(LoopbackServer::daemon);
    private final HttpServer server;

    private LoopbackServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens; nothing is served yet.
     *
     * @param port 0 means any free one
     * @throws IOException naming the port, if it can't be had
     */
    public static LoopbackServer start(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try {
            var loopback = new LoopbackServer(HttpServer.create(address, 0));
            loopback.server.setExecutor(loopback.threads);
            loopback.server.start();
            return loopback;
        } catch (IOException e) {
            throw new IOException("port " + port + " can't be had: " + e.getMessage(), e);
        }
    }

    /** Serves all paths that begin so. */
    public void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Where it listens. */
    public URI endpoint() {
        var address = server.getAddress();
        return URI.create(
                "http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "sandbox-http");
        thread.setDaemon(true);
        return thread;
    }
}
