package io.github.callbackpoller.testkit;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Standard queues in memory: delay, visibility, receive count, redrive to dead-letter queues.
 * Stricter than SQS: a stale receipt is an error, and messages come in the order that hurts, the
 * newest first. Receiving never waits. Thread-safe.
 */
public final class InMemoryQueues implements MessageSender, MessageReceiver {

    /** How long a received message stays invisible. */
    public static final Duration VISIBILITY_TIMEOUT = Duration.ofSeconds(60);

    /** How often a message is received before it becomes a dead letter. */
    public static final int MOST_RECEIVES = 3;

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(900);
    private static final int LARGEST_BODY = 1024 * 1024;

    private final InstantSource clock;
    private final Map<QueueName, List<Stored>> queues = new EnumMap<>(QueueName.class);
    private int receipts;
    private boolean sendsAreLost;

    /**
     * @param clock tells when messages are visible
     */
    public InMemoryQueues(InstantSource clock) {
        this.clock = clock;
        for (var name : QueueName.values()) {
            queues.put(name, new ArrayList<>());
        }
    }

    private static final class Stored {
        private final Outgoing message;
        private final Instant sentAt;
        private Instant visibleFrom;
        private int receives;
        private String receipt = "";

        Stored(Outgoing message, Instant sentAt, Instant visibleFrom) {
            this.message = message;
            this.sentAt = sentAt;
            this.visibleFrom = visibleFrom;
        }
    }

    /** Whether sends from now on reach no queue and are not confirmed. */
    public synchronized void loseSends(boolean lost) {
        sendsAreLost = lost;
    }

    /** Deletes what is on all queues, as people do with PurgeQueue. */
    public synchronized void purge() {
        for (var name : QueueName.values()) {
            stored(name).clear();
        }
    }

    /** Puts a body on a queue, as SageMaker would. */
    public synchronized void put(QueueName queue, String body) {
        store(new Outgoing(queue, body, Duration.ZERO, ""));
    }

    /** What is on a queue, visible or not. */
    public synchronized List<Outgoing> contents(QueueName queue) {
        return stored(queue).stream().map(stored -> stored.message).toList();
    }

    /** When the next message becomes visible, on any queue but the parking queue. */
    public synchronized Optional<Instant> nextVisible() {
        return EnumSet.complementOf(EnumSet.of(QueueName.PARKING, QueueName.NUDGE)).stream()
                .flatMap(queue -> stored(queue).stream())
                .map(stored -> stored.visibleFrom)
                .min(Instant::compareTo);
    }

    @Override
    public synchronized List<SendResult> send(List<Outgoing> messages) {
        return messages.stream().map(this::send).toList();
    }

    @Override
    public boolean hasParkingQueue() {
        return true;
    }

    @Override
    public Set<QueueName> queues() {
        return EnumSet.complementOf(EnumSet.of(QueueName.PARKING, QueueName.NUDGE));
    }

    @Override
    public Duration visibilityTimeout(QueueName queue) {
        return VISIBILITY_TIMEOUT;
    }

    @Override
    public synchronized List<Received> receive(QueueName queue, int most, Duration wait) {
        var received = new ArrayList<Received>();
        var newestFirst = new ArrayList<>(stored(queue));
        Collections.reverse(newestFirst);
        for (var stored : newestFirst) {
            if (received.size() < most && !stored.visibleFrom.isAfter(clock.instant())) {
                receive(queue, stored).ifPresent(received::add);
            }
        }
        return received;
    }

    @Override
    public synchronized void acknowledge(List<Received> messages) {
        for (var message : messages) {
            stored(message.queue()).remove(held(message));
        }
    }

    @Override
    public synchronized void showAgain(List<Received> messages, Duration after) {
        for (var message : messages) {
            held(message).visibleFrom = clock.instant().plus(after);
        }
    }

    private SendResult send(Outgoing message) {
        if (message.delay().compareTo(LONGEST_DELAY) > 0 || message.delay().isNegative()) {
            return SendResult.unconfirmed("DelaySeconds must be 0 to 900");
        }
        if (message.body().length() > LARGEST_BODY) {
            return SendResult.unconfirmed("the message is larger than 1 MiB");
        }
        if (sendsAreLost) {
            return SendResult.unconfirmed("lost");
        }
        store(message);
        return SendResult.CONFIRMED;
    }

    private void store(Outgoing message) {
        var now = clock.instant();
        stored(message.queue()).add(new Stored(message, now, now.plus(message.delay())));
    }

    private Optional<Received> receive(QueueName queue, Stored stored) {
        if (stored.receives >= MOST_RECEIVES && !queue.holdsDeadLetters()) {
            stored(queue).remove(stored);
            var deadLetters =
                    queue == QueueName.CALLBACK
                            ? QueueName.CALLBACK_DEAD_LETTERS
                            : QueueName.CHECK_DEAD_LETTERS;
            stored(deadLetters).add(new Stored(stored.message, stored.sentAt, clock.instant()));
            return Optional.empty();
        }
        stored.receives++;
        stored.receipt = "receipt-" + receipts++;
        stored.visibleFrom = clock.instant().plus(VISIBILITY_TIMEOUT);
        return Optional.of(
                new Received(
                        queue,
                        stored.message.body(),
                        stored.receipt,
                        stored.receives,
                        Optional.of(stored.sentAt),
                        stored.visibleFrom));
    }

    private Stored held(Received message) {
        return stored(message.queue()).stream()
                .filter(stored -> stored.receipt.equals(message.receipt()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The receipt is stale: " + message));
    }

    private List<Stored> stored(QueueName queue) {
        return queues.computeIfAbsent(queue, name -> new ArrayList<>());
    }
}
