package io.github.callbackpoller.lambda.loop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.callbackpoller.lambda.loop.RecursionCheck.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class RecursionCheckTest {
    private final List<String> requests = new ArrayList<>();
    private HttpServer lambda;
    private int status = 200;
    private boolean silent;
    private String answer = "{\"RecursiveLoop\": \"Allow\"}";

    @BeforeEach
    void listen() throws IOException {
        lambda = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lambda.createContext(
                "/",
                exchange -> {
                    requests.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    if (silent) {
                        return;
                    }
                    var bytes = answer.getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        lambda.start();
    }

    @AfterEach
    void close() {
        lambda.stop(0);
    }

    @Test
    void finding_allow_isNone() {
        assertThat(check().finding()).isEmpty();
        assertThat(requests)
                .singleElement()
                .asString()
                .startsWith("GET /2024-08-31/functions/check/recursion-config AWS4-HMAC-SHA256")
                .contains("/us-east-2/lambda/aws4_request");
    }

    @Test
    void finding_terminate_namesTheRemedy() {
        answer = "{\"RecursiveLoop\": \"Terminate\"}";

        assertThat(check().finding())
                .hasValueSatisfying(
                        finding ->
                                assertThat(error(finding))
                                        .contains(
                                                "put-function-recursion-config --function-name check"
                                                        + " --recursive-loop Allow"));
    }

    @Test
    void finding_notAllowedToLook_saysSo() {
        status = 403;
        answer = "{\"Message\": \"not authorized\"}";

        assertThat(check().finding())
                .hasValueSatisfying(
                        finding ->
                                assertThat(warning(finding))
                                        .contains("HTTP 403", "lambda:GetFunctionRecursionConfig"));
    }

    @Test
    void finding_lambdaThatDoesNotAnswer_isAWarningWithinTwoSeconds() {
        silent = true;
        long began = System.nanoTime();

        assertThat(check().finding())
                .hasValueSatisfying(finding -> assertThat(warning(finding)).contains("timed out"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ofSeconds(4));
    }

    private static String error(Finding finding) {
        assertThat(finding.level()).isEqualTo(Level.ERROR);
        return finding.text();
    }

    private static String warning(Finding finding) {
        assertThat(finding.level()).isEqualTo(Level.WARN);
        return finding.text();
    }

    private RecursionCheck check() {
        return new RecursionCheck(
                URI.create("http://127.0.0.1:" + lambda.getAddress().getPort()),
                "us-east-2",
                "check",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")));
    }
}
