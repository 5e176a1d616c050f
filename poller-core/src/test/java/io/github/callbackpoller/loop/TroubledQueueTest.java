package io.github.callbackpoller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.ManualNanoClock;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.RecordingLogger;
import io.github.callbackpoller.trouble.Trouble;
import io.github.callbackpoller.trouble.TroubleException;
import io.github.callbackpoller.trouble.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A watch whose queue is in trouble, on a clock by which every pause is over at once. */
@Timeout(60)
class TroubledQueueTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Trouble DOWN = new Trouble("SQS", "DOWN", "is down", "Wait.", false);

    private final StopSignal stop = new StopSignal();
    private final RecordingLogger log = new RecordingLogger();
    private final AtomicLong readings = new AtomicLong();
    private Duration tick = LONGEST_PAUSE;
    private final NanoClock steady = () -> readings.addAndGet(tick.toNanos());
    private final PlayedQueue queue = new PlayedQueue();
    private final List<Instant> finishBys = Collections.synchronizedList(new ArrayList<>());
    private Instant wallClock = NOW;
    private Runnable handling = () -> {};
    private Verdict verdict = Verdict.ACKNOWLEDGE;
    private Duration linger = Duration.ZERO;

    @Test
    void run_queueIsDownForManyReceives_isSaidOnceAndWhenItIsOver() {
        queue.play(30, TroubledQueueTest::down);
        queue.play(1, List::of);

        watch(QueueName.CHECK).run();

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(0)).isEqualTo("WARN SQS is down. Messages stay. Wait.");
        assertThat(log.lines().get(log.lines().size() - 1))
                .startsWith("INFO SQS works again after")
                .endsWith("failed calls: 30 (DOWN)");
    }

    @Test
    void run_queueGoesDownWhileABatchIsGathered_isInTroubleUntilItCanBeReceivedFrom() {
        linger = Duration.ofSeconds(1);
        tick = Duration.ZERO;
        queue.play(1, () -> batch(10));
        queue.play(
                1,
                () -> {
                    tick = LONGEST_PAUSE;
                    return down();
                });
        queue.play(1, TroubledQueueTest::down);
        queue.play(1, List::of);

        watch(QueueName.CHECK).run();

        assertThat(log.lines()).hasSize(2);
        assertThat(log.lines().get(1)).endsWith("failed calls: 2 (DOWN)");
    }

    @Test
    void run_receiveFails_asksForOneMessageUntilOneWasHandled() {
        queue.play(3, TroubledQueueTest::down);
        queue.play(2, () -> batch(1));

        watch(QueueName.CHECK).run();

        assertThat(queue.asked).startsWith(10, 1, 1, 1, 10);
    }

    @Test
    void run_nothingCanBeBroughtToAnEnd_asksForOneMessageAndSaysSoOnce() {
        verdict = Verdict.LEAVE;
        queue.play(1, () -> batch(10));
        queue.play(9, () -> batch(1));

        watch(QueueName.CHECK).run();

        assertThat(queue.asked.subList(1, 10)).containsOnly(1);
        assertThat(queue.acknowledged).isZero();
        assertThat(log.lines())
                .element(0)
                .asString()
                .startsWith("WARN Handling of queue CHECK brings nothing to an end.");
        assertThat(log.lines()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void run_handlerThrows_isSaidOnceAndSlowsDown() {
        queue.play(5, () -> batch(1));
        handling =
                () -> {
                    throw new IllegalStateException("bug");
                };

        watch(QueueName.CHECK).run();

        assertThat(queue.asked.subList(1, 5)).containsOnly(1);
        assertThat(log.lines())
                .containsExactly(
                        "WARN Handling of queue CHECK has failed"
                                + " (java.lang.IllegalStateException: bug). Messages stay.");
    }

    @Test
    void run_acknowledgingFails_isSaidOnceAndSlowsDown() {
        queue.acknowledging = TroubledQueueTest::down;
        queue.play(5, () -> batch(1));

        watch(QueueName.CHECK).run();

        assertThat(queue.asked.subList(1, 5)).containsOnly(1);
        assertThat(log.lines().get(0)).isEqualTo("WARN SQS is down. Messages stay. Wait.");
        assertThat(log.lines()).filteredOn(line -> line.contains("is down")).hasSize(1);
    }

    @Test
    void run_wallClockStepsBackAndForth_goesOnAndGivesEachBatchItsTime() {
        for (var step : List.of(3600, -7200, 3600)) {
            queue.play(
                    1,
                    () -> {
                        wallClock = wallClock.plusSeconds(step);
                        return batch(1);
                    });
        }
        queue.play(2, TroubledQueueTest::down);
        queue.play(1, () -> batch(1));

        watch(QueueName.CHECK).run();

        assertThat(queue.acknowledged).isEqualTo(4);
        assertThat(finishBys)
                .containsExactly(
                        NOW.plusSeconds(3625),
                        NOW.plusSeconds(-3575),
                        NOW.plusSeconds(25),
                        NOW.plusSeconds(25));
    }

    @Test
    void run_stoppedDuringALongPause_endsAtOnce() throws InterruptedException {
        NanoClock frozen = () -> 0;
        var watch = watch(QueueName.CHECK, frozen);
        queue.play(1, TroubledQueueTest::down);
        var thread = new Thread(watch);
        thread.start();
        queue.awaitAsked();

        stop.give();
        thread.join(5_000);

        assertThat(thread.isAlive()).isFalse();
        assertThat(queue.asked).containsExactly(10);
    }

    private QueueWatch watch(QueueName name) {
        return watch(name, steady);
    }

    private QueueWatch watch(QueueName name, NanoClock pauses) {
        var setting =
                new QueueWatch.Setting(
                        (InstantSource) () -> wallClock,
                        pauses,
                        new Troubles(log, "Messages stay.", new ManualNanoClock()),
                        stop);
        return new QueueWatch(
                name,
                queue,
                (batch, finishBy) -> {
                    finishBys.add(finishBy);
                    handling.run();
                    return batch.stream().map(received -> verdict).toList();
                },
                new LoopSettings(1, Duration.ofSeconds(1), Duration.ofSeconds(25), linger),
                setting);
    }

    private static List<Received> down() {
        throw new TroubleException(DOWN, new IllegalStateException("refused"));
    }

    private static List<Received> batch(int size) {
        var received =
                new Received(
                        QueueName.CHECK, "body", "r", 1, Optional.of(NOW), NOW.plusSeconds(60));
        return Collections.nCopies(size, received);
    }

    /** Answers as played; then stops the watch. */
    private final class PlayedQueue implements MessageReceiver {
        private final Queue<Supplier<List<Received>>> plays = new ArrayDeque<>();
        private final List<Integer> asked = new ArrayList<>();
        private Supplier<List<Received>> acknowledging = List::of;
        private int acknowledged;

        synchronized void play(int times, Supplier<List<Received>> play) {
            plays.addAll(Collections.nCopies(times, play));
        }

        synchronized void awaitAsked() throws InterruptedException {
            while (asked.isEmpty()) {
                wait();
            }
        }

        @Override
        public Set<QueueName> queues() {
            return Set.of(QueueName.CHECK);
        }

        @Override
        public Duration visibilityTimeout(QueueName name) {
            return Duration.ofSeconds(60);
        }

        @Override
        public synchronized List<Received> receive(QueueName name, int most, Duration wait) {
            asked.add(most);
            notifyAll();
            var play = plays.poll();
            if (play == null) {
                stop.give();
                return List.of();
            }
            return play.get();
        }

        @Override
        public void acknowledge(List<Received> messages) {
            acknowledging.get();
            acknowledged += messages.size();
        }

        @Override
        public void showAgain(List<Received> messages, Duration after) {
            assertThat(after).isNotNull();
        }
    }
}
