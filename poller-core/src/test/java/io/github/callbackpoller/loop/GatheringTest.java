package io.github.callbackpoller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Duration LINGER = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<RuntimeException> failures = new ArrayList<>();
    private long millis;

    @Test
    void more_queueIsFull_gathersFifty() {
        var queue = new Scripted("body", 10, 10, 10, 10, 10, 10);

        assertThat(gather(queue, QueueName.CHECK, 10)).hasSize(50);
    }

    @Test
    void more_neverWaitsForMessages() {
        var queue = new Scripted("body", 10, 3);

        gather(queue, QueueName.CHECK, 10);

        assertThat(queue.waits).containsExactly(LONG, Duration.ZERO);
    }

    @Test
    void more_lessThanTen_isNotAskedTwice() {
        var queue = new Scripted("body", 9, 10);

        assertThat(gather(queue, QueueName.CHECK, 10)).hasSize(9);
        assertThat(queue.waits).hasSize(1);
    }

    @Test
    void more_oneAtATimeWhileNothingSucceeds_isNotGathered() {
        var queue = new Scripted("body", 1, 1);

        assertThat(gather(queue, QueueName.CHECK, 1)).hasSize(1);
    }

    @Test
    void more_starts_areNotGathered() {
        var queue = new Scripted("body", 10, 10);

        assertThat(gather(queue, QueueName.CALLBACK, 10)).hasSize(10);
    }

    @Test
    void more_slowQueue_isGatheredNoLongerThanTheLinger() {
        var queue = new Scripted("body", 10, 10, 10, 10);
        queue.millisEach = 150;

        assertThat(gather(queue, QueueName.CHECK, 10)).hasSize(30);
    }

    @Test
    void more_largeMessages_areNotGathered() {
        var queue = new Scripted("x".repeat(30_000), 10, 10);

        assertThat(gather(queue, QueueName.CHECK, 10)).hasSize(10);
    }

    @Test
    void more_laterReceiveFails_whatWasReceivedIsKept() {
        var queue = new Scripted("body", 10);

        assertThat(gather(queue, QueueName.CHECK, 10)).hasSize(10);
        assertThat(failures).hasSize(1);
    }

    private List<Received> gather(Scripted queue, QueueName name, int most) {
        var first = queue.receive(name, most, LONG);
        return new Gathering(queue, () -> millis * 1_000_000, LINGER)
                .more(name, first, failures::add);
    }

    /** Gives batches of the sizes told, then fails. */
    private final class Scripted implements MessageReceiver {
        private final List<Duration> waits = new ArrayList<>();
        private final Deque<Integer> sizes = new ArrayDeque<>();
        private final String body;
        private long millisEach;

        Scripted(String body, Integer... sizes) {
            this.body = body;
            Collections.addAll(this.sizes, sizes);
        }

        @Override
        public List<Received> receive(QueueName queue, int most, Duration wait) {
            waits.add(wait);
            millis += millisEach;
            if (sizes.isEmpty()) {
                throw new IllegalStateException("the queue can't be reached");
            }
            return Collections.nCopies(
                    sizes.remove(),
                    new Received(queue, body, "r", 1, Optional.empty(), Instant.EPOCH));
        }

        @Override
        public Set<QueueName> queues() {
            return Set.of(QueueName.CHECK);
        }

        @Override
        public Duration visibilityTimeout(QueueName queue) {
            return LONG;
        }

        @Override
        public void acknowledge(List<Received> messages) {
            throw new AssertionError("only receives");
        }

        @Override
        public void showAgain(List<Received> messages, Duration after) {
            throw new AssertionError("only receives");
        }
    }
}
