package io.github.callbackpoller.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message of which SQS does not say when it was sent began when it was received. */
class MissingTimestampTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00.123456Z"));
    private final InMemoryQueues queues = new InMemoryQueues(clock);
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks();
    private final ScriptedJobAdapter jobs = new ScriptedJobAdapter();
    private final EventRecorder events = new EventRecorder();
    private final Poller poller =
            Poller.builder(
                            queues,
                            callbacks,
                            new JobDefinitionsReader(List.of(jobs))
                                    .read(
                                            "jobs.json",
                                            "{\"jobs\":{\"prep\":{\"type\":\"scripted\"}},"
                                                    + "\"default\":\"prep\"}"))
                    .adapter(jobs)
                    .listener(events)
                    .clock(clock)
                    .build();

    @Test
    void handle_clockTellsMicroseconds_followerIsNotSupersededByItsOwnStep() {
        callbacks.waitFor(World.TOKEN);
        handle(
                new Received(
                        QueueName.CALLBACK,
                        World.body("Executing"),
                        "receipt",
                        1,
                        Optional.empty(),
                        clock.instant().plusSeconds(300)));

        clock.advance(Duration.ofMinutes(15));
        queues.receive(QueueName.CHECK, 10, Duration.ZERO).forEach(this::handle);

        assertThat(events.happenings())
                .contains(Happening.STARTED, Happening.STILL_RUNNING)
                .doesNotContain(Happening.SUPERSEDED);
    }

    private void handle(Received received) {
        poller.handle(List.of(received), clock.instant().plusSeconds(30));
    }
}
