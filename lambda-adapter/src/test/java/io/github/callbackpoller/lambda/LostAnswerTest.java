package io.github.callbackpoller.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * The JDK by itself repeats a POST whose connection, used before, ends without an answer
 * (sun.net.http.retryPost): a job would be started twice. The SDK's client keeps it from that.
 */
@Timeout(30)
class LostAnswerTest {
    private static final String RUN = "{\"JobRunId\":\"jr_1\"}";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "glue");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void startJobRun_connectionThatEndsWithoutAnAnswer_isNotRepeated() {
        try (var glue = glue()) {
            glue.startJobRun(start -> start.jobName("taxi"));

            assertThatThrownBy(() -> glue.startJobRun(start -> start.jobName("taxi")))
                    .isInstanceOf(SdkClientException.class);
        }

        assertThat(requests).containsExactly("connection 1", "connection 1");
    }

    private GlueClient glue() {
        return io.github.callbackpoller.aws.AwsClients.build(
                GlueClient.builder()
                        .httpClient(UrlConnectionHttpClient.create())
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .region(Region.US_EAST_1)
                        .endpointOverride(URI.create("http://127.0.0.1:" + server.getLocalPort())));
    }

    /** Answers the first request of a connection, and ends it after the second. */
    private void serve() {
        try {
            for (int number = 1; ; number++) {
                try (var connection = server.accept()) {
                    take(connection, "connection " + number);
                }
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void take(Socket connection, String name) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8));
        if (!read(in)) {
            return;
        }
        requests.add(name);
        var answer =
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.1\r\nContent-Length: "
                        + RUN.length()
                        + "\r\n\r\n"
                        + RUN;
        connection.getOutputStream().write(answer.getBytes(UTF_8));
        connection.getOutputStream().flush();
        if (read(in)) {
            requests.add(name);
        }
    }

    private static boolean read(BufferedReader in) throws IOException {
        int length = 0;
        var line = in.readLine();
        while (line != null && !line.isEmpty()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
            line = in.readLine();
        }
        for (int read = 0; read < length; read++) {
            if (in.read() < 0) {
                return false;
            }
        }
        return line != null;
    }
}
