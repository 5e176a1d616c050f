package io.github.callbackpoller.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToyJobAdapterTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final InMemoryQueues queues = new InMemoryQueues(clock);
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks();

    @Test
    void adaptersOnClassPath_toyIsNamedInServices_findsItBesideGlue() {
        var adapters = Poller.adaptersOnClassPath();

        assertThat(adapters).extracting(JobAdapter::type).contains("toy", "glue");
    }

    @Test
    void handle_jobTypeOnTheClassPath_isStartedWatchedAndAnswered() {
        var definitions =
                new JobDefinitionsReader(Poller.adaptersOnClassPath())
                        .read(
                                "jobs.json",
                                """
                                {"jobs": {"toy": {"type": "toy", "outputs": {"state": "${job.id}"}}},
                                 "default": "toy"}
                                """);
        var poller = Poller.builder(queues, callbacks, definitions).clock(clock).build();
        callbacks.waitFor(World.TOKEN);
        queues.put(QueueName.CALLBACK, World.body("Executing"));

        var started = handle(poller, QueueName.CALLBACK);
        clock.advance(Duration.ofMinutes(2));
        var checked = handle(poller, QueueName.CHECK);

        assertThat(started).containsExactly(Verdict.ACKNOWLEDGE);
        assertThat(checked).containsExactly(Verdict.ACKNOWLEDGE);
        assertThat(callbacks.outcomeOf(World.TOKEN))
                .hasValueSatisfying(
                        outcome -> assertThat(outcome).isInstanceOf(JobOutcome.Succeeded.class));
    }

    private List<Verdict> handle(Poller poller, QueueName queue) {
        var batch = queues.receive(queue, 10, Duration.ZERO);
        var verdicts = poller.handle(batch, clock.instant().plusSeconds(30));
        queues.acknowledge(batch);
        return verdicts;
    }
}
