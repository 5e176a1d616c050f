package io.github.callbackpoller.sandbox.glue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** Somebody else's stand-in for AWS, as a process. */
final class MotoServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final Process process;

    private MotoServer(URI endpoint, Process process) {
        this.endpoint = endpoint;
        this.process = process;
    }

    /** Whether there is a moto_server on the path. */
    static boolean isInstalled() {
        try {
            return process("--help").waitFor() == 0;
        } catch (UncheckedIOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static MotoServer start() {
        var port = String.valueOf(freePort());
        var process = process("-H", "127.0.0.1", "-p", port);
        var moto = new MotoServer(URI.create("http://127.0.0.1:" + port), process);
        try {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> moto.post("reset", "") == 200);
            return moto;
        } catch (ConditionTimeoutException e) {
            moto.close();
            throw e;
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** How runs move on from now on, all of them: at so many looks. */
    void moveRunsAfter(int looks) {
        var transition =
                """
                {"model_name": "glue::job_run",
                 "transition": {"progression": "manual", "times": %d}}
                """;
        post("state-manager/set-transition", transition.formatted(looks));
    }

    @Override
    public void close() {
        process.destroy();
    }

    private int post(String path, String body) {
        var request =
                HttpRequest.newBuilder(endpoint.resolve("/moto-api/" + path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body, UTF_8));
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process process(String... arguments) {
        var builder =
                new ProcessBuilder("moto_server")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.command().addAll(List.of(arguments));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
