package io.github.callbackpoller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueueLoopTest {
    private static final int CONCURRENCY = 3;
    private static final int MESSAGES = 10_000;

    private final AtomicInteger waiting = new AtomicInteger(MESSAGES);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger mostHeld = new AtomicInteger();
    private final CountDownLatch allHandled = new CountDownLatch(MESSAGES);

    @Test
    void start_tenThousandMessagesWait_holdsNoMoreThanFiftyABatch() throws InterruptedException {
        var settings =
                new LoopSettings(
                        CONCURRENCY,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(200));

        try (var loop = QueueLoop.start(new Backlog(), this::handle, settings, NOW)) {
            allHandled.await();

            assertThat(loop.failure()).isEmpty();
        }

        assertThat(mostHeld.get()).isBetween(10, CONCURRENCY * 50);
        assertThat(held).hasValue(0);
    }

    private static final InstantSource NOW = InstantSource.fixed(Instant.EPOCH);

    private List<Verdict> handle(List<Received> batch, Instant finishBy) {
        return batch.stream().map(message -> Verdict.ACKNOWLEDGE).toList();
    }

    /** Never empty until the end. */
    private final class Backlog implements MessageReceiver {
        private final Received message =
                new Received(QueueName.CHECK, "body", "r", 1, Optional.empty(), Instant.EPOCH);

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
            if (waiting.addAndGet(-most) < 0) {
                return List.of();
            }
            int now = held.addAndGet(most);
            mostHeld.accumulateAndGet(now, Math::max);
            return Collections.nCopies(most, message);
        }

        @Override
        public void acknowledge(List<Received> messages) {
            held.addAndGet(-messages.size());
            messages.forEach(acknowledged -> allHandled.countDown());
        }

        @Override
        public void showAgain(List<Received> messages, Duration after) {
            throw new AssertionError("nothing is left undone");
        }
    }
}
