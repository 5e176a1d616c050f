package io.github.callbackpoller.worker.health;

import io.github.callbackpoller.port.QueueName;
import java.time.Instant;
import java.util.Optional;

/** What was seen of one queue by those who receive from it. Thread-safe. */
public final class QueueActivity {
    private final QueueName queue;
    private Instant reachedAt;
    private Instant activeAt;
    private boolean receivedEver;
    private Optional<String> failure = Optional.empty();
    private int inHand;

    /**
     * @param queue which queue
     * @param reachedAt when its attributes were read
     */
    public QueueActivity(QueueName queue, Instant reachedAt) {
        this.queue = queue;
        this.reachedAt = reachedAt;
        this.activeAt = reachedAt;
    }

    /** Which queue. */
    public QueueName queue() {
        return queue;
    }

    /** A receive succeeded, with messages or without. */
    public synchronized void received(Instant now) {
        receivedEver = true;
        reached(now);
    }

    /** Another call of the queue succeeded. */
    public synchronized void reached(Instant now) {
        reachedAt = now;
        activeAt = now;
        failure = Optional.empty();
    }

    /** A call of the queue failed. */
    public synchronized void failed(Instant now, String why) {
        activeAt = now;
        failure = Optional.of(why);
    }

    /** A batch of its messages is in hand. */
    public synchronized void begun() {
        inHand++;
    }

    /** A batch is no longer in hand. */
    public synchronized void ended(Instant now) {
        activeAt = now;
        inHand--;
    }

    /** How many batches are in hand. */
    public synchronized int inHand() {
        return inHand;
    }

    /** When the last call of the queue succeeded. */
    public synchronized Instant reachedAt() {
        return reachedAt;
    }

    /** When anything was last heard of those who receive. */
    public synchronized Instant activeAt() {
        return activeAt;
    }

    /**
     * Why the queue counts as not reached, if it does: no call succeeded since a time and nothing
     * is in hand, or none ever received.
     */
    synchronized Optional<String> unreachedSince(Instant bound) {
        if (failure.isPresent() && !receivedEver) {
            return failure;
        }
        if (!reachedAt.isBefore(bound)) {
            return Optional.empty();
        }
        return failure.or(() -> inHand > 0 ? Optional.empty() : Optional.of("no receive returned"));
    }
}
