package io.github.callbackpoller.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.lambda.metrics.Meter;
import io.github.callbackpoller.lambda.settings.MetricsSettings;
import io.github.callbackpoller.lambda.snapstart.CannedAws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Runs that run and queues that take messages, over HTTP, each answer after a while. Tells in which
 * wave a request came: one more than the waves that had been answered when it came.
 */
final class LoopbackAws implements AutoCloseable {
    private static final byte[] THROTTLED =
            "{\"__type\": \"ThrottlingException\", \"message\": \"Rate exceeded\"}".getBytes(UTF_8);

    private final HttpServer server;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Duration latency;
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> metrics = new CopyOnWriteArrayList<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<String> throttled = ConcurrentHashMap.newKeySet();

    /** A request: what it asked for and in which wave it came. */
    record Call(String operation, int wave) {}

    LoopbackAws(Duration latency) throws IOException {
        this.latency = latency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::take);
        server.start();
    }

    /** Requests for an operation are taken and never answered. */
    void fallSilent(String operation) {
        silent.add(operation);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    void forget() {
        calls.clear();
        answered.set(0);
    }

    /** Clients whose requests come here, whatever their endpoint. */
    Clients clients(CallLimit limit, Meter meter) {
        return Clients.over(new Redirected(UrlConnectionHttpClient.create()), limit, meter);
    }

    Clients clients(CallLimit limit) {
        var settings = new MetricsSettings(true, "CallbackPoller", Map.of(), "INFO");
        return clients(limit, new Meter(settings, InstantSource.system(), metrics::add));
    }

    /** The lines of metrics that were written. */
    List<String> metrics() {
        return List.copyOf(metrics);
    }

    /** Requests for an operation are throttled. */
    void throttle(String operation) {
        throttled.add(operation);
    }

    Clients clients() {
        return clients(new CallLimit(InstantSource.system()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        var operation = target.substring(target.indexOf('.') + 1);
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        int wave = answered.get() + 1;
        calls.add(new Call(operation, wave));
        if (!silent.contains(operation)) {
            threads.schedule(
                    () -> answer(exchange, wave, target, body),
                    latency.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void answer(HttpExchange exchange, int wave, String target, String request) {
        answered.accumulateAndGet(wave, Math::max);
        var operation = target.substring(target.indexOf('.') + 1);
        boolean refused = throttled.contains(operation);
        var body = refused ? THROTTLED : answer(target, operation, request);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(refused ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] answer(String target, String operation, String body) {
        return operation.equals("GetJobRun") ? run(Json.readObject(body)) : canned(target, body);
    }

    private static byte[] run(Map<String, Object> request) {
        return Json.write(
                        Map.of(
                                "JobRun",
                                Map.of(
                                        "Id", request.get("RunId"),
                                        "JobName", request.get("JobName"),
                                        "JobRunState", "RUNNING")))
                .getBytes(UTF_8);
    }

    private static byte[] canned(String target, String body) {
        var request =
                SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .protocol("http")
                        .host("none")
                        .putHeader("X-Amz-Target", target)
                        .build();
        try (var canned = new CannedAws()) {
            return canned.prepareRequest(
                            HttpExecuteRequest.builder()
                                    .request(request)
                                    .contentStreamProvider(
                                            () -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                                    .build())
                    .call()
                    .responseBody()
                    .orElseThrow()
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Redirected implements SdkHttpClient {
        private final SdkHttpClient http;

        Redirected(SdkHttpClient http) {
            this.http = http;
        }

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            var here =
                    request.httpRequest().toBuilder()
                            .protocol("http")
                            .host("127.0.0.1")
                            .port(server.getAddress().getPort())
                            .build();
            var redirected = HttpExecuteRequest.builder().request(here);
            request.contentStreamProvider().ifPresent(redirected::contentStreamProvider);
            return http.prepareRequest(redirected.build());
        }

        @Override
        public void close() {
            http.close();
        }
    }
}
