package io.github.callbackpoller.worker.health;

import io.github.callbackpoller.port.QueueName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What was seen of all queues and of the threads that receive from them. Thread-safe. */
public final class Activity {
    private final Map<QueueName, QueueActivity> byQueue = new EnumMap<>(QueueName.class);
    private final ReceivingThreads threads = new ReceivingThreads();

    /**
     * @param queues those to receive from
     * @param reachedAt when their attributes were read
     */
    public Activity(Collection<QueueName> queues, Instant reachedAt) {
        queues.forEach(queue -> byQueue.put(queue, new QueueActivity(queue, reachedAt)));
    }

    /** All queues. */
    public Collection<QueueActivity> queues() {
        return Collections.unmodifiableCollection(byQueue.values());
    }

    /** The threads. */
    public ReceivingThreads threads() {
        return threads;
    }

    /**
     * One queue.
     *
     * @throws IllegalArgumentException if nobody receives from it
     */
    public QueueActivity of(QueueName queue) {
        var activity = byQueue.get(queue);
        if (activity == null) {
            throw new IllegalArgumentException("Nobody receives from " + queue);
        }
        return activity;
    }
}
