package io.github.callbackpoller.worker.health;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/** Receives through another receiver and notes how the calls went. Thread-safe. */
public final class NotingReceiver implements MessageReceiver {
    private final MessageReceiver receiver;
    private final Activity activity;
    private final InstantSource clock;

    /**
     * @param receiver does the work
     * @param activity where it is noted
     * @param clock tells the time
     */
    public NotingReceiver(MessageReceiver receiver, Activity activity, InstantSource clock) {
        this.receiver = receiver;
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public Set<QueueName> queues() {
        return receiver.queues();
    }

    @Override
    public Duration visibilityTimeout(QueueName queue) {
        return receiver.visibilityTimeout(queue);
    }

    @Override
    public List<Received> receive(QueueName queue, int most, Duration wait) {
        activity.threads().note(Thread.currentThread());
        try {
            var messages = receiver.receive(queue, most, wait);
            activity.of(queue).received(clock.instant());
            return messages;
        } catch (RuntimeException e) {
            activity.of(queue).failed(clock.instant(), why(e));
            throw e;
        }
    }

    @Override
    public void acknowledge(List<Received> messages) {
        noting(messages, () -> receiver.acknowledge(messages));
    }

    @Override
    public void showAgain(List<Received> messages, Duration after) {
        noting(messages, () -> receiver.showAgain(messages, after));
    }

    /** A loop gives the messages of one queue at a time. */
    private void noting(List<Received> messages, Runnable call) {
        call.run();
        messages.stream()
                .map(Received::queue)
                .distinct()
                .forEach(queue -> activity.of(queue).reached(clock.instant()));
    }

    private static String why(RuntimeException error) {
        return error instanceof SdkException sdk
                ? AwsErrors.describe(sdk)
                : error.getClass().getSimpleName();
    }
}
