package io.github.callbackpoller.loop;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A queue that counts who receives, and what is acknowledged how often; when it has given all, the
 * loop is told to stop. Thread-safe.
 */
final class CountingQueue implements MessageReceiver {
    private final int messages;
    private final StopSignal stop;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger receiving = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Map<String, Integer> acknowledged = new TreeMap<>();

    CountingQueue(int messages, StopSignal stop) {
        this.messages = messages;
        this.stop = stop;
    }

    /** How many threads were receiving at the same time, at most. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Every message, once. */
    Map<String, Integer> given() {
        var once = new TreeMap<String, Integer>();
        IntStream.range(0, messages).forEach(number -> once.put("r" + number, 1));
        return once;
    }

    /** How often each message was acknowledged. */
    synchronized Map<String, Integer> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    @Override
    public Set<QueueName> queues() {
        return Set.of(QueueName.CALLBACK);
    }

    @Override
    public Duration visibilityTimeout(QueueName queue) {
        return Duration.ofSeconds(60);
    }

    /** One message at a time; a thread beside it would be seen. */
    @Override
    public List<Received> receive(QueueName queue, int most, Duration wait) {
        mostAtOnce.accumulateAndGet(receiving.incrementAndGet(), Math::max);
        Thread.yield();
        int number = next.getAndIncrement();
        receiving.decrementAndGet();
        return number < messages ? List.of(received(queue, number)) : List.of();
    }

    @Override
    public synchronized void acknowledge(List<Received> done) {
        done.forEach(message -> acknowledged.merge(message.receipt(), 1, Integer::sum));
        if (acknowledged.size() == messages) {
            stop.give();
        }
    }

    @Override
    public void showAgain(List<Received> messages, Duration after) {
        throw new IllegalStateException("nothing is left undone");
    }

    private static Received received(QueueName queue, int number) {
        var now = Instant.now();
        return new Received(queue, "body", "r" + number, 1, Optional.of(now), now.plusSeconds(60));
    }
}
