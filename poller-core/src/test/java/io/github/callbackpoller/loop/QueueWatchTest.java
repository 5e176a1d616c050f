package io.github.callbackpoller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QueueWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final StopSignal stop = new StopSignal();
    private final OneBatch queue = new OneBatch();
    private Instant finishBy = Instant.EPOCH;

    @Test
    void run_leftUndoneWhileTheHostStops_isShownToOthersAtOnce() {
        watch(QueueName.CHECK, Duration.ofSeconds(25), Verdict.LEAVE).run();

        assertThat(queue.acknowledged).isEmpty();
        assertThat(queue.shownAgainAfter).containsExactly(Duration.ZERO);
    }

    @Test
    void run_done_isAcknowledgedAndNotShownAgain() {
        watch(QueueName.CHECK, Duration.ofSeconds(25), Verdict.ACKNOWLEDGE).run();

        assertThat(queue.acknowledged).hasSize(1);
        assertThat(queue.shownAgainAfter).isEmpty();
    }

    @Test
    void run_deadLetterThatCannotBeParked_isKeptAsideForLessThanTwelveHours() {
        watch(QueueName.CHECK_DEAD_LETTERS, Duration.ofSeconds(25), Verdict.KEEP_ASIDE).run();

        assertThat(queue.acknowledged).isEmpty();
        assertThat(queue.shownAgainAfter).containsExactly(Duration.ofHours(11));
    }

    @Test
    void run_drainIsLonger_workIsBoundedByHalfTheVisibilityTimeout() {
        watch(QueueName.CHECK, Duration.ofMinutes(5), Verdict.ACKNOWLEDGE).run();

        assertThat(finishBy).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void run_drainIsShorter_workIsBoundedByTheDrain() {
        watch(QueueName.CHECK, Duration.ofSeconds(10), Verdict.ACKNOWLEDGE).run();

        assertThat(finishBy).isEqualTo(NOW.plusSeconds(10));
    }

    /** A watch that is told to stop while it handles its first batch. */
    private QueueWatch watch(QueueName name, Duration drain, Verdict verdict) {
        BatchHandler handler =
                (batch, until) -> {
                    finishBy = until;
                    stop.give();
                    return List.of(verdict);
                };
        var steady = NanoClock.system();
        var troubles = new Troubles(LoggerFactory.getLogger(QueueWatch.class), "", steady);
        var setting = new QueueWatch.Setting(InstantSource.fixed(NOW), steady, troubles, stop);
        var settings = new LoopSettings(1, Duration.ofSeconds(1), drain, Duration.ZERO);
        return new QueueWatch(name, queue, handler, settings, setting);
    }

    private static final class OneBatch implements MessageReceiver {
        private final List<Received> acknowledged = new ArrayList<>();
        private final List<Duration> shownAgainAfter = new ArrayList<>();

        @Override
        public Set<QueueName> queues() {
            return Set.of(QueueName.CHECK);
        }

        @Override
        public Duration visibilityTimeout(QueueName queue) {
            return Duration.ofSeconds(60);
        }

        @Override
        public List<Received> receive(QueueName queue, int most, Duration wait) {
            return List.of(
                    new Received(queue, "body", "r", 1, Optional.of(NOW), NOW.plusSeconds(60)));
        }

        @Override
        public void acknowledge(List<Received> messages) {
            acknowledged.addAll(messages);
        }

        @Override
        public void showAgain(List<Received> messages, Duration after) {
            if (!messages.isEmpty()) {
                shownAgainAfter.add(after);
            }
        }
    }
}
