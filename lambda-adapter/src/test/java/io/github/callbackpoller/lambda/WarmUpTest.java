package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.lambda.metrics.Meter;
import io.github.callbackpoller.lambda.settings.MetricsSettings;
import io.github.callbackpoller.lambda.snapstart.CannedAws;
import io.github.callbackpoller.lambda.snapstart.CannedCheck;
import io.github.callbackpoller.lambda.snapstart.Priming;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsSender;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private static final String JOBS =
            "{\"jobs\": {\"taxi\": {\"type\": \"glue\", \"jobName\": \"glue-nyc-taxi\"}}}";

    @Test
    void cannedCheck_passesThroughTheWholePollerWithoutANetwork() {
        var settings = new MetricsSettings(false, "CallbackPoller", Map.of(), "INFO");
        var meter = new Meter(settings, InstantSource.system(), line -> {});
        var clients = Clients.over(new CannedAws(), new CallLimit(InstantSource.system()), meter);
        var glue = new GlueJobAdapter(clients.glue());
        var definitions = new JobDefinitionsReader(List.of(glue)).read("test", JOBS);
        var events = new ArrayList<PollerEvent>();
        var poller =
                Poller.builder(
                                new SqsSender(
                                        clients.sqs(),
                                        QueueUrls.of("https://sqs/1/a", "https://sqs/1/b")),
                                new SageMakerCallbacks(clients.sageMaker()),
                                definitions)
                        .adapter(glue)
                        .home(Home.ANYWHERE)
                        .listener(events::add)
                        .build();
        var now = Instant.now();

        var verdicts =
                poller.handle(
                        List.of(CannedCheck.of(definitions, now).orElseThrow()),
                        now.plusSeconds(10));

        assertThat(verdicts).containsExactly(Verdict.ACKNOWLEDGE);
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).isEqualTo("RUNNING"));
    }

    @Test
    void warmUp_asAFunctionDoesIt_isThroughWithItsCheck() {
        var settings = Watching.settings();
        var definitions =
                new JobDefinitionsReader(List.of(new GlueJobAdapter())).read("test", JOBS);

        assertThat(LambdaPollers.warmUp(settings, definitions))
                .containsExactly(Verdict.ACKNOWLEDGE);
    }

    @Test
    void restored_runsInEachEnvironmentAndMayFail() {
        var runs = new AtomicInteger();
        var priming =
                new Priming(
                        () -> {},
                        () -> {
                            runs.incrementAndGet();
                            throw new IllegalStateException("no");
                        });

        priming.beforeCheckpoint(null);
        priming.afterRestore(null);
        priming.afterRestore(null);

        assertThat(runs).hasValue(2);
    }

    @Test
    void priming_thatFails_doesNotKeepTheSnapshotFromBeingTaken() {
        var runs = new AtomicInteger();
        var priming =
                new Priming(
                        () -> {
                            runs.incrementAndGet();
                            throw new IllegalStateException("no");
                        },
                        () -> {});

        priming.beforeCheckpoint(null);

        assertThat(runs).hasValue(1);
    }
}
