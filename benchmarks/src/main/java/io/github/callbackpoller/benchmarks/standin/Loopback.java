package io.github.callbackpoller.benchmarks.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server for this machine, on a free port. */
public final class Loopback implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;

    /** Answers a request. */
    @FunctionalInterface
    public interface Answering {
        /** Sends an answer. */
        void answer(HttpExchange exchange) throws IOException;
    }

    /** Starts to listen. */
    public Loopback(Answering answering) throws IOException {
        // Without it the server's own buffering adds 40 ms to an answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", answering::answer);
        server.start();
    }

    /** Host and port. */
    public String authority() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The whole body of a request. */
    public static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    /** Sends an answer with a body, or none if it is empty. */
    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
