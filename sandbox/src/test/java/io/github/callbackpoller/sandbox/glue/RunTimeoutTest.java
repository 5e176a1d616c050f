package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;
import java.io.IOException;
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

/** Processes time out by the minute: here a minute of theirs is short. */
class RunTimeoutTest {
    private static final Duration MINUTE = Duration.ofMillis(300);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final ClockSpeed fast = new ClockSpeed();
    @TempDir Path logs;

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void run_processTakesLongerThanItsTimeout_endsInTimeout() throws IOException {
        fast.set((double) Duration.ofMinutes(1).toNanos() / MINUTE.toNanos());
        var works = new Works(timer, logs, new ClockSpeed(), fast);
        var silent = new RunEvents(new EventRoute(), (url, event) -> {}, InstantSource.system());
        var stage = new Runs.Stage(new Jobs(), timer, works, silent);
        var runs = new Runs(stage, InstantSource.system(), new Lags(), new RunIds(new Switches()));
        var arguments = Map.of("--act", "linger", "--out", logs.resolve("out").toString());

        var job = job();
        var settings = RunSettings.of(job, Json.object().put("Timeout", 5), arguments);

        var run = runs.start(new RunFacts(job, settings, Optional.empty()));

        await().pollInterval(Duration.ofMillis(10)).until(() -> run.state().isEnd());
        assertThat(run.state()).isEqualTo(RunState.TIMEOUT);
        assertThat(run.json().path("ErrorMessage").asText()).contains("timeout");
        assertThat(Json.time(run.json(), "CompletedOn").orElseThrow())
                .isAfter(run.startedOn().plus(MINUTE.multipliedBy(4)));
    }

    private GlueJob job() throws IOException {
        var definition = Json.object();
        definition
                .putObject("Command")
                .put("Name", "glueetl")
                .put("ScriptLocation", JobJar.at(logs.resolve("job.jar")).toUri().toString());
        return GlueJob.defined("slow", definition, Instant.EPOCH, Instant.EPOCH);
    }
}
