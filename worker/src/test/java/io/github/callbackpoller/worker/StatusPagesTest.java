package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.worker.health.Activity;
import io.github.callbackpoller.worker.health.FakeReceiver;
import io.github.callbackpoller.worker.health.Health;
import io.github.callbackpoller.worker.health.Life;
import io.github.callbackpoller.worker.health.ManualClock;
import io.github.callbackpoller.worker.health.Readiness;
import io.github.callbackpoller.worker.http.Page;
import io.github.callbackpoller.worker.metrics.Metric;
import io.github.callbackpoller.worker.metrics.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Some resources are there to be closed.
class StatusPagesTest {
    private static final Pattern URL = Pattern.compile("; (http://127[0-9.:]+)/health; version");

    private final ManualClock clock = new ManualClock();
    private final Activity activity = new Activity(FakeReceiver.QUEUES, clock.instant());
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

    @Test
    void pages_ofAStoppingWorker_areHealthyAndNotReady() {
        var life = new Life();
        var pages = pages(life);
        assertThat(pages.get("/ready").get().status()).isEqualTo(503);

        life.receives(Optional::empty);
        assertThat(pages.get("/ready").get().status()).isEqualTo(200);

        life.stops();
        assertThat(pages.get("/health").get().status()).isEqualTo(200);
        assertThat(pages.get("/ready").get().status()).isEqualTo(503);
        assertThat(pages.get("/ready").get().body())
                .isEqualTo("{\"ready\":false,\"stage\":\"stopping\"}\n");
    }

    @Test
    void pages_ofAWorkerInTrouble_sayWhichQueueAndWhat() {
        var life = new Life();
        var pages = pages(life);
        life.receives(() -> Optional.of(new StackOverflowError("deep")));
        activity.of(QueueName.CHECK).failed(clock.instant(), "AccessDenied: \"no\"");

        assertThat(pages.get("/health").get().status()).isEqualTo(503);
        assertThat(pages.get("/health").get().body())
                .isEqualTo(
                        "{\"healthy\":false,\"problems\":"
                                + "[\"the loop broke: java.lang.StackOverflowError: deep\"]}\n");
        assertThat(pages.get("/ready").get().body())
                .isEqualTo(
                        "{\"ready\":false,\"stage\":\"receiving\",\"unreached\":[{\"queue\":\"check\","
                                + "\"since\":\"2026-11-22T12:00:00Z\","
                                + "\"why\":\"AccessDenied: \\\"no\\\"\"}]}\n");
    }

    private Map<String, Supplier<Page>> pages(Life life) {
        var health = new Health(life, activity, Duration.ofSeconds(25), clock);
        return new StatusPages(life, health, new Readiness(activity, clock), new Metrics())
                .byPath();
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
        return metric.prometheusName()
                + switch (metric.kind()) {
                    case SUMMARY, DISTRIBUTION -> "_count";
                    case COUNTER, GAUGE, TIME_GAUGE -> "";
                };
    }
}
