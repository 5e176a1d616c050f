package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTimeoutTest {
    private static final Duration MINUTE = Duration.ofMillis(40);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    @TempDir Path logs;

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void run_runsLongerThanItsTimeout_endsInTimeout() {
        var stage = new Runs.Stage(timer, new Works(timer, logs), MINUTE);
        var runs = new Runs(stage, InstantSource.system(), new Lags(), new RunIds(new Switches()));

        var run = runs.start(new RunFacts(job(), Map.of(), 5, false, Optional.empty()));

        await().pollInterval(Duration.ofMillis(10)).until(() -> run.state().isEnd());
        assertThat(run.state()).isEqualTo(RunState.TIMEOUT);
        assertThat(run.json().path("ErrorMessage").asText()).contains("timeout");
        assertThat(Json.time(run.json(), "CompletedOn").orElseThrow())
                .isAfter(run.startedOn().plus(MINUTE.multipliedBy(4)));
    }

    private static GlueJob job() {
        var definition = Json.object();
        definition
                .putObject("Command")
                .put("Name", "glueetl")
                .put("ScriptLocation", TimedWork.LOCATION);
        definition.putObject("DefaultArguments").put("--sandbox-states", "RUNNING:600,SUCCEEDED");
        return GlueJob.defined("slow", definition, Instant.EPOCH, Instant.EPOCH);
    }
}
