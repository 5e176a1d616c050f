package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./poller sandbox} as a process. */
class SandboxCommandIT {
    private static final Duration READY = Duration.ofSeconds(180);
    private static final Duration PROMISED = Duration.ofSeconds(4);
    private static final int TRIES = 4;
    private static final int TERMINATED = 143;
    private static final Pattern URL = Pattern.compile("export (\\w+)=(http://\\S+)");

    @TempDir private Path folder;

    @Test
    void terminated_whenReady_endsTidilyAndFreesItsPorts() throws Exception {
        try (var sandbox = start("one")) {
            awaitReady(sandbox);
            var urls = urls(sandbox);
            assertThat(urls.map(URI::getPath)).contains("/_sandbox/");
            assertThat(status(urls(sandbox), "/_sandbox/")).isEqualTo(200);

            sandbox.terminate();

            assertThat(sandbox.awaitExit(10)).isEqualTo(TERMINATED);
            assertThat(urls(sandbox).mapToInt(URI::getPort)).allMatch(SandboxCommandIT::isFree);
            assertThat(sandbox.output()).doesNotContain(" WARN ", " ERROR ", "\tat ");
        }
    }

    /** Other work on the machine slows single starts down: the best of some counts. */
    @EnabledIfSystemProperty(
            named = "timing",
            matches = "true",
            disabledReason = "times need a quiet machine: mvn verify -Ptiming")
    @Test
    void start_bestOfSome_isReadyInTheTimePromised() throws Exception {
        var best = READY;
        for (int i = 0; i < TRIES && best.compareTo(PROMISED) > 0; i++) {
            long begun = System.nanoTime();
            try (var sandbox = start("start" + i)) {
                awaitReady(sandbox);
                var took = Duration.ofNanos(System.nanoTime() - begun);
                best = took.compareTo(best) < 0 ? took : best;
            }
        }
        assertThat(best).isLessThan(PROMISED);
    }

    private JavaProcess start(String name) throws IOException {
        return JavaProcess.start(folder.resolve(name + ".log"), Map.of(), "sandbox");
    }

    private static void awaitReady(JavaProcess sandbox) {
        await().atMost(READY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sandbox.output().endsWith("ready\n"));
    }

    private static Stream<URI> urls(JavaProcess sandbox) {
        return URL.matcher(sandbox.output()).results().map(url -> URI.create(url.group(2)));
    }

    private static int status(Stream<URI> urls, String path) throws Exception {
        var url = urls.filter(known -> known.getPath().equals(path)).findFirst().orElseThrow();
        var request = HttpRequest.newBuilder(url).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
