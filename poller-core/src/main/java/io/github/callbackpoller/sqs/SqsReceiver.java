package io.github.callbackpoller.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import io.github.callbackpoller.aws.ApiCalls;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Receives from the queues there are. Needs {@code sqs:ReceiveMessage}, {@code DeleteMessage},
 * {@code ChangeMessageVisibility} and {@code GetQueueAttributes}. Thread-safe.
 */
public final class SqsReceiver implements MessageReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(SqsReceiver.class);

    /** The most entries of a batch (DeleteMessageBatch in the SQS API reference). */
    private static final int MOST_ENTRIES = 10;

    /** What an answer may take on its way. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final Map<QueueName, SqsQueue> queues;
    private final InstantSource clock;
    private final ApiCalls calls = new ApiCalls("sqs-receive");

    /**
     * @param sqs the client, best made by {@link
     *     io.github.callbackpoller.aws.AwsClients#buildForLongPolling}
     * @param queues what {@link SqsQueue#discover} found
     * @param clock tells the time
     */
    public SqsReceiver(SqsClient sqs, List<SqsQueue> queues, InstantSource clock) {
        this.sqs = sqs;
        this.clock = clock;
        this.queues = new EnumMap<>(QueueName.class);
        queues.forEach(queue -> this.queues.put(queue.name(), queue));
    }

    @Override
    public Set<QueueName> queues() {
        return Collections.unmodifiableSet(queues.keySet());
    }

    @Override
    public Duration visibilityTimeout(QueueName queue) {
        return queue(queue).visibilityTimeout();
    }

    @Override
    public List<Received> receive(QueueName name, int most, Duration wait) {
        var queue = queue(name);
        var asked = clock.instant();
        var answer =
                sqs.receiveMessage(
                        request ->
                                request.queueUrl(queue.url())
                                        .maxNumberOfMessages(Math.min(MOST_ENTRIES, most))
                                        .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                                        .messageSystemAttributeNames(
                                                SENT_TIMESTAMP, APPROXIMATE_RECEIVE_COUNT));
        var invisibleUntil = handedOut(asked, wait).plus(queue.visibilityTimeout());
        return answer.messages().stream()
                .map(message -> received(name, message, invisibleUntil))
                .toList();
    }

    @Override
    public void acknowledge(List<Received> messages) {
        byQueue(messages).forEach(this::delete);
    }

    @Override
    public void showAgain(List<Received> messages, Duration after) {
        byQueue(messages).forEach((queue, batch) -> change(queue, batch, after));
    }

    private void delete(SqsQueue queue, List<Received> batch) {
        var entries =
                IntStream.range(0, batch.size())
                        .mapToObj(index -> deletion(index, batch.get(index)))
                        .toList();
        report(
                calls.repeatable(
                        () ->
                                sqs.deleteMessageBatch(
                                                request ->
                                                        request.queueUrl(queue.url())
                                                                .entries(entries))
                                        .failed()));
    }

    private void change(SqsQueue queue, List<Received> batch, Duration after) {
        var entries =
                IntStream.range(0, batch.size())
                        .mapToObj(index -> change(index, batch.get(index), after))
                        .toList();
        report(
                calls.repeatable(
                        () ->
                                sqs.changeMessageVisibilityBatch(
                                                request ->
                                                        request.queueUrl(queue.url())
                                                                .entries(entries))
                                        .failed()));
    }

    private static DeleteMessageBatchRequestEntry deletion(int index, Received message) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .receiptHandle(message.receipt())
                .build();
    }

    private static ChangeMessageVisibilityBatchRequestEntry change(
            int index, Received message, Duration after) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .receiptHandle(message.receipt())
                .visibilityTimeout(Math.toIntExact(after.toSeconds()))
                .build();
    }

    /**
     * When the messages became invisible, at the earliest. If the call took longer than it may,
     * this process was held up, and they may have been on their way since it began.
     */
    private Instant handedOut(Instant asked, Duration wait) {
        var now = clock.instant();
        boolean heldUp = now.isAfter(asked.plus(wait).plus(SLACK));
        return heldUp ? asked : now.minus(SLACK);
    }

    private static Received received(QueueName queue, Message message, Instant invisibleUntil) {
        var attributes = message.attributes();
        return new Received(
                queue,
                message.body(),
                message.receiptHandle(),
                Integer.parseInt(attributes.getOrDefault(APPROXIMATE_RECEIVE_COUNT, "1")),
                Optional.ofNullable(attributes.get(SENT_TIMESTAMP))
                        .map(Long::parseLong)
                        .map(Instant::ofEpochMilli),
                invisibleUntil);
    }

    private Map<SqsQueue, List<Received>> byQueue(List<Received> messages) {
        return messages.stream().collect(Collectors.groupingBy(message -> queue(message.queue())));
    }

    private SqsQueue queue(QueueName name) {
        var queue = queues.get(name);
        if (queue == null) {
            throw new IllegalArgumentException("There is no queue " + name);
        }
        return queue;
    }

    /**
     * A handle that is no longer valid: the message is gone or visible again, either way not ours.
     */
    private static void report(List<BatchResultErrorEntry> failed) {
        failed.stream()
                .filter(entry -> !entry.code().contains("ReceiptHandleIsInvalid"))
                .forEach(entry -> LOG.warn("SQS refused an entry: {}", entry.code()));
    }
}
