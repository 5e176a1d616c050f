package io.github.callbackpoller.worker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEndpointTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        endpoint =
                HttpEndpoint.start(
                        InetSocketAddress.createUnresolved("127.0.0.1", 0),
                        Map.of(
                                "/good", () -> Page.good(Map.of("a", "b")),
                                "/bad", () -> Page.unavailable(Map.of("why", "because")),
                                "/text", () -> Page.text("text/plain", "hello"),
                                "/broken", HttpEndpointTest::broken));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/good, 200, application/json, '{\"a\":\"b\"}\n'",
        "/good?x=1, 200, application/json, '{\"a\":\"b\"}\n'",
        "/bad, 503, application/json, '{\"why\":\"because\"}\n'",
        "/text, 200, text/plain, hello",
        "/goodness, 404, application/json, '{\"error\":\"there is no such page\"}\n'",
        "/good/, 404, application/json, '{\"error\":\"there is no such page\"}\n'",
        "/, 404, application/json, '{\"error\":\"there is no such page\"}\n'",
        "/broken, 500, application/json,"
                + " '{\"error\":\"the page can''t be made, see the log\"}\n'"
    })
    void get_anyPath_hasStatusTypeAndBody(String path, int status, String type, String body)
            throws Exception {
        var answer = send("GET", path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource({"/good, 200", "/bad, 503", "/none, 404"})
    void head_anyPath_hasStatusAndNoBody(String path, int status) throws Exception {
        var answer = send("HEAD", path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethods_areNotAllowed(String method) throws Exception {
        var answer = send(method, "/good");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void get_whileOthersSendTheirRequestsSlowly_isAnswered() throws Exception {
        var address = URI.create(endpoint.url());
        var slow = new ArrayList<Socket>();
        try {
            for (int number = 0; number < 8; number++) {
                var client = new Socket(address.getHost(), address.getPort());
                slow.add(client);
                client.getOutputStream().write("GET /good HTTP/1.1\r\n".getBytes(US_ASCII));
            }

            assertThat(send("GET", "/good").statusCode()).isEqualTo(200);
        } finally {
            for (var client : slow) {
                client.close();
            }
        }
    }

    @Test
    void start_portThatIsTaken_throws() {
        int port = URI.create(endpoint.url()).getPort();

        assertThatThrownBy(
                        () ->
                                HttpEndpoint.start(
                                        InetSocketAddress.createUnresolved("127.0.0.1", port),
                                        Map.of()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void start_hostThatDoesNotExist_throws() {
        assertThatThrownBy(
                        () ->
                                HttpEndpoint.start(
                                        InetSocketAddress.createUnresolved("no.such.invalid", 0),
                                        Map.of()))
                .isInstanceOf(IOException.class);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(endpoint.url() + path))
                        .method(method, BodyPublishers.noBody())
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static Page broken() {
        throw new IllegalStateException("broken");
    }
}
