package io.github.callbackpoller.worker.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.callbackpoller.aws.AwsClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The real client against answers as the Lambda API reference has them. */
class FunctionExamTest {
    private static final String QUEUE = "https://sqs.us-east-2.amazonaws.com/123456789012/check";
    private static final List<HeardQueue> QUEUES =
            List.of(
                    new HeardQueue(
                            QUEUE,
                            "arn:aws:sqs:us-east-2:123456789012:check",
                            Duration.ofSeconds(180)));
    private static final String MAPPING =
            """
            {"UUID": "u-1", "State": "%s", "BatchSize": 10,
             "MaximumBatchingWindowInSeconds": %d,
             "EventSourceArn": "arn:aws:sqs:us-east-2:123456789012:check",
             "FunctionArn": "arn:aws:lambda:us-east-2:123456789012:function:check%s"%s}
            """;
    private static final String LIMITED =
            ", \"FunctionResponseTypes\": [\"ReportBatchItemFailures\"],"
                    + " \"ScalingConfig\": {\"MaximumConcurrency\": 5}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private LambdaClient lambda;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = answers.get(exchange.getRequestURI().getPath());
                    var bytes = (body == null ? "{\"Message\": \"none\"}" : body).getBytes(UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    if (body == null) {
                        exchange.getResponseHeaders()
                                .add("x-amzn-ErrorType", "ResourceNotFoundException");
                    }
                    exchange.sendResponseHeaders(body == null ? 404 : 200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        lambda =
                AwsClients.build(
                        LambdaClient.builder()
                                .endpointOverride(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + server.getAddress().getPort()))
                                .region(Region.US_EAST_2)
                                .credentialsProvider(AnonymousCredentialsProvider.create())
                                .httpClientBuilder(Apache5HttpClient.builder()));
    }

    @AfterEach
    void stop() {
        lambda.close();
        server.stop(0);
    }

    @Test
    void findings_functionAsTheTemplateHasIt_none() {
        function(30, "Allow", "None", MAPPING.formatted("Enabled", 5, "", LIMITED));

        assertThat(findings()).isEmpty();
    }

    @Test
    void findings_loopIsStopped_isAnErrorWithTheCommand() {
        function(30, "Terminate", "None", MAPPING.formatted("Enabled", 5, "", LIMITED));

        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.remedy())
                                        .isEqualTo(
                                                "Run: aws lambda put-function-recursion-config"
                                                        + " --function-name check"
                                                        + " --recursive-loop Allow"));
    }

    @Test
    void findings_mappingWithoutEverything_eachIsFound() {
        function(60, "Allow", "PublishedVersions", MAPPING.formatted("Disabled", 0, "", ""));

        assertThat(findings())
                .extracting(Finding::what)
                .containsExactly(
                        "does not receive: its event source mapping is disabled",
                        "does not report batch item failures",
                        "has no maximum concurrency",
                        "has no batch window",
                        "may take 60 s, and the queue's visibility timeout is 180 s",
                        "has SnapStart, but its mapping invokes $LATEST");
    }

    @Test
    void findings_snapStartBehindAnAlias_isGood() {
        function(
                30,
                "Allow",
                "PublishedVersions",
                MAPPING.formatted("Enabled", 5, ":live", LIMITED));

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check:live",
                "arn:aws:lambda:us-east-2:123456789012:function:check",
                "arn:aws:lambda:us-east-2:123456789012:function:check:live"
            })
    void findings_functionIsNamedByVersionOrArn_isTheSameFunction(String name) {
        function(30, "Allow", "None", MAPPING.formatted("Updating", 5, ":live", LIMITED));

        assertThat(findings(name)).isEmpty();
    }

    @Test
    void findings_mappingOfAnotherFunction_isNotItsOwn() {
        function(
                30,
                "Allow",
                "None",
                MAPPING.replace("function:check", "function:other")
                        .formatted("Enabled", 5, "", LIMITED));

        assertThat(findings())
                .extracting(Finding::what)
                .containsExactly("has none of the named functions behind it");
    }

    @Test
    void findings_nobodyReceives_isAWarning() {
        function(30, "Allow", "None", "");

        assertThat(findings())
                .extracting(Finding::what)
                .containsExactly("has none of the named functions behind it");
    }

    @Test
    void findings_functionIsNotThere_isAnError() {
        assertThat(findings())
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.what())
                                        .contains("can't be read")
                                        .contains("none"));
    }

    private List<Finding> findings() {
        return findings("check");
    }

    private List<Finding> findings(String name) {
        return new FunctionExam(lambda).findings(List.of(name), QUEUES);
    }

    private void function(int timeout, String loop, String snapStart, String mapping) {
        answers.put(
                "/2015-03-31/functions/check/configuration",
                "{\"FunctionName\": \"check\", \"Timeout\": "
                        + timeout
                        + ", \"SnapStart\": {\"ApplyOn\": \""
                        + snapStart
                        + "\"}}");
        answers.put(
                "/2024-08-31/functions/check/recursion-config",
                "{\"RecursiveLoop\": \"" + loop + "\"}");
        answers.put(
                "/2015-03-31/event-source-mappings",
                "{\"EventSourceMappings\": [" + mapping + "]}");
    }
}
