package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.metrics.Metric;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Some resources are there to be closed.
class StatusPagesTest {
    private static final Pattern URL = Pattern.compile("; (http://127[0-9.:]+)/health; version");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void worker_withHttpPort_tellsHealthReadinessAndEachMetric() throws Exception {
        try (var sqs = new SqsStub();
                var variables = new AwsVariables(sqs.endpoint())) {
            var environment = new HashMap<>(AwsVariables.queuesAt(sqs.endpoint()));
            environment.put("HTTP_PORT", "0");
            var ended = new CompletableFuture<Integer>();
            var stream = new PrintStream(err, true, UTF_8);
            var worker =
                    new Thread(
                            () ->
                                    ended.complete(
                                            Main.execute(
                                                    new String[] {"worker"},
                                                    environment,
                                                    stream,
                                                    stream)));
            worker.start();
            sqs.awaitReceive();

            assertPage("/health", "{\"healthy\":true}");
            assertPage("/ready", "{\"ready\":true,\"stage\":\"receiving\"}");
            assertThat(get("/metrics").body().lines())
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
                    .anyMatch(line -> line.contains("definition=\"a\",event=\"started\""))
                    .anyMatch(line -> line.contains("operation=\"GetQueueAttributes\""));
            var names = get("/metrics").body().lines().map(StatusPagesTest::name).toList();
            assertThat(names).containsAll(Arrays.stream(Metric.values()).map(this::one).toList());

            worker.interrupt();
            sqs.release();
            assertThat(ended.join()).isZero();
        }
    }

    @Test
    void worker_hostThatIsNotItsOwn_exitsWithUsage() throws Exception {
        try (var sqs = new SqsStub();
                var variables = new AwsVariables(sqs.endpoint())) {
            var run =
                    CommandRun.of(
                            AwsVariables.queuesAt(sqs.endpoint()),
                            "worker",
                            "--http-port=0",
                            "--http-host=192.0.2.1");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("http-port 0 on http-host 192.0.2.1 can't be listened on: ");
        }
    }

    private void assertPage(String path, String body) throws Exception {
        var answer = get(path);
        assertThat(answer.body()).isEqualTo(body + "\n");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var url = URL.matcher(err.toString(UTF_8));
        assertThat(url.find()).as("the ready line names the URL").isTrue();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url.group(1) + path)).build(),
                        BodyHandlers.ofString());
    }

    private static String name(String sample) {
        return sample.split("[{ ]", 2)[0];
    }

    /** A sample that each metric has. */
    private String one(Metric metric) {
        return metric.prometheusName() + (metric.kind() == Metric.Kind.SUMMARY ? "_count" : "");
    }
}
