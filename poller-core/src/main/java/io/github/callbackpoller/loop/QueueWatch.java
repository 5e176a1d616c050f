package io.github.callbackpoller.loop;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives from one queue and has batches handled, from any number of threads. One of them waits
 * for messages at a time, so that an idle queue costs one long poll.
 *
 * <p>A batch's work is bounded by half the visibility timeout and by the time to drain; a message
 * that is not acknowledged becomes visible again by itself, or at once if the host is stopping.
 */
final class QueueWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWatch.class);

    /** The most messages of one receive (ReceiveMessage in the SQS API reference). */
    private static final int MOST_MESSAGES = 10;

    /**
     * Nearly the longest visibility timeout: twelve hours, counted from the receive
     * (ChangeMessageVisibility in the SQS API reference).
     */
    private static final Duration ASIDE = Duration.ofHours(11);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 5;

    private final QueueName queue;
    private final MessageReceiver receiver;
    private final BatchHandler handler;
    private final Duration longPoll;
    private final Duration drain;
    private final InstantSource clock;
    private final StopSignal stop;
    private final ReentrantLock receiving = new ReentrantLock(true);
    private final AtomicInteger inHand = new AtomicInteger();
    private int failures;

    QueueWatch(
            QueueName queue,
            MessageReceiver receiver,
            BatchHandler handler,
            LoopSettings settings,
            InstantSource clock,
            StopSignal stop) {
        this.queue = queue;
        this.receiver = receiver;
        this.handler = handler;
        this.longPoll = settings.longPoll();
        this.drain = settings.drain();
        this.clock = clock;
        this.stop = stop;
    }

    @Override
    public void run() {
        while (!stop.isGiven()) {
            var batch = receive();
            if (stop.isGiven()) {
                showAgainNow(batch);
            } else if (!batch.isEmpty()) {
                inHand.incrementAndGet();
                handle(batch);
                inHand.decrementAndGet();
            }
        }
    }

    /** How many batches are being handled now. */
    int inHand() {
        return inHand.get();
    }

    private List<Received> receive() {
        receiving.lock();
        try {
            if (stop.isGiven()) {
                return List.of();
            }
            var batch = receiver.receive(queue, MOST_MESSAGES, longPoll);
            if (failures > 0) {
                LOG.info("Queue {} answers again after {} failed receives", queue, failures);
                failures = 0;
            }
            return batch;
        } catch (RuntimeException e) {
            if (failures == 0) {
                LOG.error("Queue {} can't be received from; trying again until it can", queue, e);
            }
            stop.waitFor(FIRST_PAUSE.multipliedBy(1L << Math.min(DOUBLINGS, failures)));
            failures++;
            return List.of();
        } finally {
            receiving.unlock();
        }
    }

    private void handle(List<Received> batch) {
        var half = receiver.visibilityTimeout(queue).dividedBy(2);
        var bound = half.compareTo(drain) < 0 ? half : drain;
        List<Verdict> verdicts;
        try {
            verdicts = handler.handle(batch, clock.instant().plus(bound));
        } catch (RuntimeException e) {
            LOG.error("A batch could not be handled and stays on queue {}", queue, e);
            return;
        }
        conclude(batch, verdicts);
    }

    private void conclude(List<Received> batch, List<Verdict> verdicts) {
        var byVerdict = new EnumMap<Verdict, List<Received>>(Verdict.class);
        for (int index = 0; index < batch.size(); index++) {
            byVerdict
                    .computeIfAbsent(verdicts.get(index), verdict -> new ArrayList<>())
                    .add(batch.get(index));
        }
        try {
            conclude(byVerdict);
        } catch (RuntimeException e) {
            LOG.warn("Messages of queue {} will be received again: {}", queue, e.toString());
        }
    }

    private void conclude(Map<Verdict, List<Received>> byVerdict) {
        var done = byVerdict.getOrDefault(Verdict.ACKNOWLEDGE, List.of());
        if (!done.isEmpty()) {
            receiver.acknowledge(done);
        }
        var aside = byVerdict.getOrDefault(Verdict.KEEP_ASIDE, List.of());
        if (!aside.isEmpty() && queue.holdsDeadLetters()) {
            receiver.showAgain(aside, ASIDE);
        }
        if (stop.isGiven()) {
            showAgainNow(byVerdict.getOrDefault(Verdict.LEAVE, List.of()));
        }
    }

    private void showAgainNow(List<Received> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            receiver.showAgain(batch, Duration.ZERO);
        } catch (RuntimeException e) {
            LOG.warn("{} messages of {} come back later: {}", batch.size(), queue, e.toString());
        }
    }
}
