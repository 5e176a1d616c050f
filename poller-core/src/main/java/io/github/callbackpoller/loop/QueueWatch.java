package io.github.callbackpoller.loop;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Trouble;
import io.github.callbackpoller.trouble.Troubles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Receives from one queue and has batches handled, from any number of threads. One of them waits
 * for messages at a time, so that an idle queue costs one long poll.
 *
 * <p>A batch's work is bounded by half the visibility timeout and by the time to drain; a message
 * that is not acknowledged becomes visible again by itself, or at once if the host is stopping.
 */
final class QueueWatch implements Runnable {
    /**
     * Nearly the longest visibility timeout: twelve hours, counted from the receive
     * (ChangeMessageVisibility in the SQS API reference).
     */
    private static final Duration ASIDE = Duration.ofHours(11);

    /** How long a pause may go on after it has been ended. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    /** One batch without time for it is nothing to speak of. */
    private static final int FRUITLESS_SAID_AFTER = 3;

    private final QueueName queue;
    private final MessageReceiver receiver;
    private final BatchHandler handler;
    private final Duration longPoll;
    private final Duration drain;
    private final Setting setting;
    private final StopSignal stop;
    private final Gathering gathering;
    private final Pace pace;
    private final ReentrantLock receiving = new ReentrantLock(true);
    private final AtomicInteger inHand = new AtomicInteger();
    private final Set<String> troubled = new HashSet<>();

    /**
     * What the watches of a loop share.
     *
     * @param clock tells the time
     * @param steady measures pauses
     * @param troubles says what goes wrong
     * @param stop ends them all
     */
    record Setting(InstantSource clock, NanoClock steady, Troubles troubles, StopSignal stop) {}

    QueueWatch(
            QueueName queue,
            MessageReceiver receiver,
            BatchHandler handler,
            LoopSettings settings,
            Setting setting) {
        this.queue = queue;
        this.receiver = receiver;
        this.handler = handler;
        this.longPoll = settings.longPoll();
        this.drain = settings.drain();
        this.setting = setting;
        this.stop = setting.stop();
        this.gathering = new Gathering(receiver, setting.steady(), settings.linger());
        this.pace = new Pace(setting.steady());
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
            pause();
            return stop.isGiven() ? List.of() : receiveNow();
        } finally {
            receiving.unlock();
        }
    }

    private void pause() {
        for (var left = pace.pause(); !left.isZero() && !stop.isGiven(); left = pace.pause()) {
            stop.waitFor(left.compareTo(GLANCE) < 0 ? left : GLANCE);
        }
    }

    private List<Received> receiveNow() {
        try {
            var batch = receiver.receive(queue, pace.most(), longPoll);
            worked();
            if (batch.isEmpty()) {
                pace.idle();
            }
            return gathering.more(queue, batch, this::cannotReceive);
        } catch (RuntimeException e) {
            cannotReceive(e);
            return List.of();
        }
    }

    private void cannotReceive(RuntimeException error) {
        pace.failed();
        failed(error);
    }

    private void handle(List<Received> batch) {
        var half = receiver.visibilityTimeout(queue).dividedBy(2);
        var bound = half.compareTo(drain) < 0 ? half : drain;
        List<Verdict> verdicts;
        try {
            verdicts = handler.handle(batch, setting.clock().instant().plus(bound));
        } catch (RuntimeException e) {
            setting.troubles().failed(Trouble.of(e, handling()), e);
            pace.fruitless();
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
            weigh(byVerdict.getOrDefault(Verdict.LEAVE, List.of()).size() < batch.size());
        } catch (RuntimeException e) {
            failed(e);
            weigh(false);
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

    /** Messages that can't be brought to an end are received again: the fewer, the better. */
    private void weigh(boolean fruitful) {
        if (fruitful) {
            pace.fruitful();
            setting.troubles().worked(handling());
        } else if (pace.fruitless() >= FRUITLESS_SAID_AFTER) {
            setting.troubles()
                    .failed(
                            new Trouble(
                                    handling(),
                                    "FRUITLESS",
                                    "brings nothing to an end",
                                    "See the events UNCONFIRMED and HANDED_BACK.",
                                    false));
        }
    }

    private String handling() {
        return "Handling of queue " + queue;
    }

    private void failed(RuntimeException error) {
        var trouble = Trouble.of(error, "Queue " + queue);
        synchronized (troubled) {
            troubled.add(trouble.scope());
        }
        setting.troubles().failed(trouble);
    }

    private void worked() {
        synchronized (troubled) {
            troubled.forEach(setting.troubles()::worked);
        }
    }

    private void showAgainNow(List<Received> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            receiver.showAgain(batch, Duration.ZERO);
        } catch (RuntimeException e) {
            failed(e);
        }
    }
}
