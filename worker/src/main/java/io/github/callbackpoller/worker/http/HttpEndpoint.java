package io.github.callbackpoller.worker.http;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Serves pages over HTTP, on a few threads of its own, until it is closed. */
public final class HttpEndpoint implements AutoCloseable {
    /** More than the slow clients that there may be at once; idle ones end. */
    private static final int MOST_THREADS = 16;

    private static final Duration IDLE = Duration.ofSeconds(30);

    /** The JDK's server waits for ever for a request begun and not sent, unless told otherwise. */
    private static final Map<String, String> LIMITS_SECONDS =
            Map.of(
                    "sun.net.httpserver.maxReqTime", "10",
                    "sun.net.httpserver.maxRspTime", "30");

    private static final int BACKLOG = 50;

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Begins to serve.
     *
     * @param address where to listen; port 0 is any free one
     * @param pages by path, such as {@code /health}
     * @throws IOException if nobody can listen there
     */
    public static HttpEndpoint start(InetSocketAddress address, Map<String, Supplier<Page>> pages)
            throws IOException {
        LIMITS_SECONDS.forEach(System.getProperties()::putIfAbsent);
        var resolved =
                new InetSocketAddress(
                        InetAddress.getByName(address.getHostString()), address.getPort());
        var server = HttpServer.create(resolved, BACKLOG);
        var number = new AtomicInteger();
        var threads =
                new ThreadPoolExecutor(
                        MOST_THREADS,
                        MOST_THREADS,
                        IDLE.toSeconds(),
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work -> daemon(work, "poller-http-" + number.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", new PageHandler(pages));
        server.start();
        return new HttpEndpoint(server, threads);
    }

    /** Where it listens. */
    public String url() {
        var bound = server.getAddress();
        var host = bound.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
