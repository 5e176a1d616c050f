package io.github.callbackpoller.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * What the services' models demand of requests, just inside and just outside: limits.csv, which
 * limits.py writes.
 */
class LimitsTest {
    private static final Map<String, String> TARGETS =
            Map.of("glue", "AWSGlue", "sagemaker", "SageMaker");
    private static final Path LIST = Path.of("src/test/resources/limits.csv");
    private static final String NONE = "-";
    private static final String GAP = "\"?\"";
    private static final String BROKEN = "failed to satisfy constraint";
    private static final Pattern TEXT = Pattern.compile("([^\"\\[{].*)~(\\d+)");
    private static final Pattern MANY = Pattern.compile("([\\[{])(.*)[]}]\\*(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @ParameterizedTest(name = "{1}: {2}, {3} {4}")
    @CsvFileSource(resources = "/limits.csv", numLinesToSkip = 2, maxCharsPerColumn = 10_000)
    void request_justInsideAndJustOutside_isTakenAndRefused(
            String service,
            String operation,
            String member,
            String limit,
            String value,
            String inside,
            String outside,
            String request)
            throws Exception {
        var target = TARGETS.get(service) + "." + operation;
        if (!NONE.equals(inside)) {
            assertThat(post(target, request, inside).body()).doesNotContain(BROKEN);
        }
        var refused = post(target, request, outside);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("ValidationException", "at '" + member + "' " + BROKEN);
    }

    /**
     * A list by another botocore would differ with good reason; one by hand is no list of AWS's.
     */
    @Test
    void list_isWhatTheModelsSay() throws Exception {
        assumeTrue(
                python("-c", "import botocore; print('# botocore', botocore.__version__)")
                        .filter(LimitsTest::listed)
                        .isPresent(),
                "python3 has not the botocore that the list was written with");

        assertThat(python("src/test/limits/limits.py")).contains(Files.readString(LIST, UTF_8));
    }

    private static boolean listed(String version) {
        try (var lines = Files.lines(LIST, UTF_8)) {
            return lines.findFirst().orElseThrow().equals(version.strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a script prints; empty if it fails or there is no python3. */
    private static Optional<String> python(String... arguments) throws InterruptedException {
        var builder = new ProcessBuilder("python3").redirectError(Redirect.DISCARD);
        builder.command().addAll(List.of(arguments));
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static HttpResponse<String> post(String target, String request, String value)
            throws IOException, InterruptedException {
        var post =
                HttpRequest.newBuilder(sandbox.awsEndpoint())
                        .header("X-Amz-Target", target)
                        .POST(BodyPublishers.ofString(filled(request, value)))
                        .build();
        return HTTP.send(post, BodyHandlers.ofString());
    }

    /** The request with the value in its gap; without one it gets null, which is none. */
    private static String filled(String request, String value) throws IOException {
        var written = value == null ? "null" : JSON.writeValueAsString(value(value));
        return request.replace(GAP, written);
    }

    private static JsonNode value(String value) throws IOException {
        var text = TEXT.matcher(value);
        if (text.matches()) {
            return JsonNodeFactory.instance.textNode(text(text.group(1), number(text.group(2))));
        }
        var many = MANY.matcher(value);
        if (many.matches()) {
            var element = JSON.readTree(many.group(2));
            int size = number(many.group(3));
            return many.group(1).equals("[") ? list(element, size) : map(element, size);
        }
        return JSON.readTree(value);
    }

    private static String text(String prefix, int length) {
        return (prefix + "a".repeat(Math.max(0, length - prefix.length()))).substring(0, length);
    }

    private static JsonNode list(JsonNode element, int size) {
        var list = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, size).forEach(i -> list.add(element));
        return list;
    }

    private static JsonNode map(JsonNode element, int size) {
        var map = JsonNodeFactory.instance.objectNode();
        IntStream.range(0, size).forEach(i -> map.set("key" + i, element));
        return map;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
