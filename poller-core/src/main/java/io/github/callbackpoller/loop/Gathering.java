package io.github.callbackpoller.loop;

import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Receives a batch, and while receives come back full, some more: what is looked at together costs
 * fewer calls. A queue that has no more than ten messages to give is not asked twice.
 *
 * <p>Only checks are gathered. A start takes its time, and other hosts may have some to spare.
 *
 * @param receiver receives
 * @param steady measures the time
 * @param linger how long a batch may be gathered; zero for never
 */
record Gathering(MessageReceiver receiver, NanoClock steady, Duration linger) {
    private static final int MOST_MESSAGES = 50;

    /** So that large messages don't fill the memory. */
    private static final int MOST_CHARACTERS = 256 * 1024;

    /**
     * Receives as often again as it is worth it.
     *
     * @param received what the first receive gave
     * @param failed hears of an error
     */
    List<Received> more(
            QueueName queue, List<Received> received, Consumer<RuntimeException> failed) {
        var batch = new ArrayList<>(received);
        long begun = steady.nanos();
        int last = batch.size();
        while (queue == QueueName.CHECK
                && last == Pace.MOST_MESSAGES
                && isWorthMore(batch)
                && steady.since(begun).compareTo(linger) < 0) {
            try {
                var more = receiver.receive(queue, Pace.MOST_MESSAGES, Duration.ZERO);
                last = more.size();
                batch.addAll(more);
            } catch (RuntimeException e) {
                failed.accept(e);
                return batch;
            }
        }
        return batch;
    }

    private static boolean isWorthMore(List<Received> batch) {
        return batch.size() < MOST_MESSAGES
                && batch.stream().mapToInt(message -> message.body().length()).sum()
                        < MOST_CHARACTERS;
    }
}
