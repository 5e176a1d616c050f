package com.example.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Jobs at {@code /jobs/KEY}, whose state a test sets. */
final class PlayedHttpJobs implements AutoCloseable {
    private static final int THROTTLED = 429;
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile CountDownLatch well = new CountDownLatch(0);
    private volatile boolean throttled;

    PlayedHttpJobs() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/jobs";
    }

    void set(String jobUrl, String state) {
        states.put(path(jobUrl), state);
    }

    void throttle() {
        throttled = true;
    }

    void hang() {
        well = new CountDownLatch(1);
    }

    void heal() {
        throttled = false;
        well.countDown();
    }

    @Override
    public void close() {
        heal();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            well.await();
            var path = exchange.getRequestURI().getPath();
            if (throttled) {
                exchange.sendResponseHeaders(THROTTLED, -1);
            } else if (!path.startsWith("/jobs/")) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else {
                answer(exchange, play(exchange.getRequestMethod(), path));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, String state) throws IOException {
        var body = state.getBytes(UTF_8);
        exchange.sendResponseHeaders(body.length == 0 ? NOT_FOUND : OK, body.length);
        exchange.getResponseBody().write(body);
    }

    private String play(String method, String path) {
        if (method.equals("PUT")) {
            states.putIfAbsent(path, "QUEUED");
        }
        if (method.equals("DELETE")) {
            states.computeIfPresent(path, (same, state) -> isLive(state) ? "CANCELLED" : state);
        }
        return states.getOrDefault(path, "");
    }

    private static boolean isLive(String state) {
        return state.equals("QUEUED") || state.equals("RUNNING");
    }

    private static String path(String jobUrl) {
        return jobUrl.substring(jobUrl.indexOf("/jobs/"));
    }
}
