package io.github.callbackpoller.testkit;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.port.QueueName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Chains that are about to end may fork as well: they must not multiply, and none may be lost. */
class ForkedEndingsTest {
    private final World world = new World();

    @Test
    void answersAreRefusedAndHostsCrash_theSameAnswerStaysOnTheQueueOnce() {
        endWithAnAnswerThatFails();

        for (int round = 0; round < 8; round++) {
            crashWithTheAnswer();
        }

        assertThat(world.liveMessages()).isEqualTo(1);
        assertThat(world.events.happenings()).contains(Happening.SUPERSEDED);
    }

    @Test
    void forkedAnswerIsDroppedForALaterOne_theLaterOneIsGiven() {
        endWithAnAnswerThatFails();
        crashWithTheAnswer();

        world.callbacks.failNext(0);
        world.advance(ofHours(1));

        assertThat(world.outcome()).containsInstanceOf(JobOutcome.Succeeded.class);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void answerHasBeenTaken_itsForksAreNotSentAgain() {
        endWithAnAnswerThatFails();
        var answer = world.queues.contents(QueueName.CHECK).get(0).body();
        world.queues.put(QueueName.CHECK, answer);
        world.queues.put(QueueName.CHECK, answer.replace("job-1", "job-2"));

        world.callbacks.failNext(0);
        world.advance(ofHours(1));

        assertThat(world.callbacks.calls()).hasSize(1);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void stopsAreRefusedAndHostsCrash_theSameStopStaysOnTheQueueOnce() {
        world.begin();
        world.advance(ofMinutes(5));
        world.jobs.failStops(Kind.THROTTLED, Kind.THROTTLED, Kind.THROTTLED, Kind.THROTTLED);
        world.stopPipeline();
        world.handleAll();
        world.queues.contents(QueueName.CHECK).stream()
                .filter(message -> message.body().contains("STOP"))
                .toList()
                .forEach(stop -> world.queues.put(QueueName.CHECK, stop.body()));

        world.advance(ofMinutes(1));

        assertThat(stopsOnTheQueue()).isEqualTo(1);
        world.advance(ofHours(1));
        assertThat(world.jobs.check(world.onlyJob())).isInstanceOf(JobStatus.Stopped.class);
        assertThat(world.outcome()).containsInstanceOf(JobOutcome.Failed.class);
        assertThat(world.liveMessages()).isZero();
    }

    private void endWithAnAnswerThatFails() {
        world.begin();
        world.handleAll();
        world.callbacks.failNext(Integer.MAX_VALUE);
        world.jobs.set(
                world.onlyJob(), new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "job-1")));
        world.advance(ofMinutes(20));
    }

    private void crashWithTheAnswer() {
        world.clock.advance(ofMinutes(20));
        world.handleAndCrash(QueueName.CHECK);
        world.advance(ofMinutes(20));
    }

    private long stopsOnTheQueue() {
        return world.queues.contents(QueueName.CHECK).stream()
                .filter(message -> message.body().contains("STOP"))
                .count();
    }
}
