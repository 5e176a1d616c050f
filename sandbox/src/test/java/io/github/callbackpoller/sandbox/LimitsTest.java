package io.github.callbackpoller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each limit of AWS's service models (limits.csv): one request inside it, one outside. */
class LimitsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, String> TARGETS =
            Map.of("glue", "AWSGlue.", "sagemaker", "SageMaker.");

    /** What the services refuse, although the model does not. */
    private static final String[] OTHER_REFUSALS = {
        "NextToken is not valid", "The pipeline has no parameter 'ppp"
    };

    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        for (var version : Map.of("job", "5.0", "changing", "5.0", "old", "1.0").entrySet()) {
            create("glue", "CreateJob", job -> name(job, version.getKey(), version.getValue()));
        }
        for (var pipeline : List.of("played", "changing")) {
            create("sagemaker", "CreatePipeline", request -> request.put("PipelineName", pipeline));
        }
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvFileSource(resources = "/limits.csv", numLinesToSkip = 1)
    void request_memberJustInsideItsLimit_isTaken(ArgumentsAccessor line) throws Exception {
        var limit = Limit.of(line);

        for (var value : LimitValues.inside(limit, LimitRequest.of(limit).member())) {
            var answer = send(limit, LimitRequest.of(limit).member(value).json());

            if (limit.played()) {
                assertTaken(answer);
            } else {
                assertRefused(limit, answer);
            }
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
    @CsvFileSource(resources = "/limits.csv", numLinesToSkip = 1)
    void request_memberJustOutsideItsLimit_isRefusedNamingIt(ArgumentsAccessor line)
            throws Exception {
        var limit = Limit.of(line);
        var request = LimitRequest.of(limit);

        var answer =
                send(limit, request.member(LimitValues.outside(limit, request.member())).json());

        assertRefused(limit, answer);
    }

    private static void assertTaken(HttpResponse<String> answer) throws IOException {
        var json = MAPPER.readTree(answer.body());
        if (Stream.of(OTHER_REFUSALS).noneMatch(json.path("message").asText()::contains)) {
            assertThat(json.path("__type").asText())
                    .as(json.toString())
                    .isIn("", "EntityNotFoundException", "ResourceNotFound");
        }
    }

    private static void assertRefused(Limit limit, HttpResponse<String> answer) throws IOException {
        var json = MAPPER.readTree(answer.body());
        assertThat(answer.statusCode()).as(json.toString()).isEqualTo(400);
        assertThat(json.path("__type").asText()).isEqualTo(limit.code());
        assertThat(json.path("message").asText())
                .contains("'" + limit.nameInErrors() + "'")
                .contains(limit.demand());
    }

    private static void create(String service, String operation, Consumer<ObjectNode> change)
            throws IOException, InterruptedException {
        var request = LimitRequest.valid(operation);
        change.accept(request);
        assertThat(send(service, operation, request).statusCode()).isEqualTo(200);
    }

    private static void name(ObjectNode job, String name, String glueVersion) {
        job.put("Name", name).put("GlueVersion", glueVersion);
        job.putObject("ExecutionProperty").put("MaxConcurrentRuns", 1000);
    }

    private static HttpResponse<String> send(Limit limit, JsonNode request)
            throws IOException, InterruptedException {
        return send(limit.service(), limit.operation(), request);
    }

    private static HttpResponse<String> send(String service, String operation, JsonNode request)
            throws IOException, InterruptedException {
        var target = TARGETS.get(service) + operation;
        return HTTP.send(
                HttpRequest.newBuilder(sandbox.awsEndpoint())
                        .header("X-Amz-Target", target)
                        .POST(BodyPublishers.ofString(request.toString()))
                        .build(),
                BodyHandlers.ofString());
    }
}
