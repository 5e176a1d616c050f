package io.github.callbackpoller.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;

import io.github.callbackpoller.aws.ApiCalls;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.aws.AwsTroubles;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Trouble;
import io.github.callbackpoller.trouble.TroubleException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Receives from the queues there are. Needs {@code sqs:ReceiveMessage}, {@code DeleteMessage},
 * {@code ChangeMessageVisibility} and {@code GetQueueAttributes}. Thread-safe.
 */
public final class SqsReceiver implements MessageReceiver {
    /** The most entries of a batch (DeleteMessageBatch in the SQS API reference). */
    private static final int MOST_ENTRIES = 10;

    private static final String SERVICE = "SQS";
    private static final Consumer<AwsRequestOverrideConfiguration.Builder> BRIEFLY =
            AwsClients.within(AwsClients.ATTEMPT);

    /** What an answer may take on its way. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final Map<QueueName, SqsQueue> queues;
    private final InstantSource clock;
    private final NanoClock steady;
    private final ApiCalls calls;

    /**
     * @param sqs the client, best made by {@link
     *     io.github.callbackpoller.aws.AwsClients#buildForLongPolling}
     * @param queues what {@link SqsQueue#discover} found
     * @param clock tells the time
     */
    public SqsReceiver(SqsClient sqs, List<SqsQueue> queues, InstantSource clock) {
        this(sqs, queues, clock, NanoClock.system(), ApiRetries.DEFAULT);
    }

    /**
     * @param sqs the client
     * @param queues what {@link SqsQueue#discover} found
     * @param clock tells the time
     * @param steady measures how long calls take
     * @param retries how often a call is tried
     */
    public SqsReceiver(
            SqsClient sqs,
            List<SqsQueue> queues,
            InstantSource clock,
            NanoClock steady,
            ApiRetries retries) {
        this.calls = ApiCalls.silent(SERVICE, retries);
        this.sqs = sqs;
        this.clock = clock;
        this.steady = steady;
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
        long asked = steady.nanos();
        var answer = trying(queue, () -> ask(queue, most, wait));
        var invisibleUntil = handedOut(asked, wait).plus(queue.visibilityTimeout());
        return answer.messages().stream()
                .map(message -> received(name, message, invisibleUntil))
                .toList();
    }

    private ReceiveMessageResponse ask(SqsQueue queue, int most, Duration wait) {
        return sqs.receiveMessage(
                request ->
                        request.queueUrl(queue.url())
                                .maxNumberOfMessages(Math.min(MOST_ENTRIES, most))
                                .waitTimeSeconds(Math.toIntExact(wait.toSeconds()))
                                .messageSystemAttributeNames(
                                        SENT_TIMESTAMP, APPROXIMATE_RECEIVE_COUNT)
                                .overrideConfiguration(
                                        AwsClients.within(wait.plus(AwsClients.ATTEMPT))));
    }

    @Override
    public void acknowledge(List<Received> messages) {
        inBatches(messages, this::delete);
    }

    @Override
    public void showAgain(List<Received> messages, Duration after) {
        inBatches(messages, (queue, batch) -> change(queue, batch, after));
    }

    /** What SQS fails to delete by no fault of the handle is deleted once more, alone. */
    private void delete(SqsQueue queue, List<Received> batch) {
        var failed =
                tryToDelete(queue, batch).stream()
                        .collect(
                                Collectors.partitioningBy(
                                        entry -> Boolean.TRUE.equals(entry.senderFault())));
        var again =
                failed.getOrDefault(false, List.of()).stream()
                        .map(entry -> batch.get(Integer.parseInt(entry.id())))
                        .toList();
        if (!again.isEmpty()) {
            refuse(queue, tryToDelete(queue, again));
        }
        refuse(queue, failed.getOrDefault(true, List.of()));
    }

    private List<BatchResultErrorEntry> tryToDelete(SqsQueue queue, List<Received> batch) {
        var entries =
                IntStream.range(0, batch.size())
                        .mapToObj(index -> deletion(index, batch.get(index)))
                        .toList();
        var request =
                DeleteMessageBatchRequest.builder()
                        .queueUrl(queue.url())
                        .entries(entries)
                        .overrideConfiguration(BRIEFLY)
                        .build();
        return trying(
                queue, () -> calls.repeatable(() -> sqs.deleteMessageBatch(request)).failed());
    }

    private void change(SqsQueue queue, List<Received> batch, Duration after) {
        var entries =
                IntStream.range(0, batch.size())
                        .mapToObj(index -> change(index, batch.get(index), after))
                        .toList();
        var request =
                ChangeMessageVisibilityBatchRequest.builder()
                        .queueUrl(queue.url())
                        .entries(entries)
                        .overrideConfiguration(BRIEFLY)
                        .build();
        refuse(
                queue,
                trying(
                        queue,
                        () ->
                                calls.repeatable(() -> sqs.changeMessageVisibilityBatch(request))
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

    /** Says what is wrong with the queue, or with SQS, if other calls have it too. */
    private static <T> T trying(SqsQueue queue, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw AwsTroubles.of(e, SERVICE, "Queue " + queue.url())
                    .<RuntimeException>map(trouble -> new TroubleException(trouble, e))
                    .orElse(e);
        }
    }

    /**
     * When the messages became invisible, at the earliest. If the call took longer than it may,
     * this process was held up, and they may have been on their way since it began.
     *
     * @param asked the steady clock's reading before the call
     */
    private Instant handedOut(long asked, Duration wait) {
        var took = steady.since(asked);
        boolean heldUp = took.compareTo(wait.plus(SLACK)) > 0;
        return clock.instant().minus(heldUp ? took : SLACK);
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

    /** Ten at a time. What fails for some is told when all have been tried. */
    private void inBatches(List<Received> messages, BiConsumer<SqsQueue, List<Received>> call) {
        Optional<RuntimeException> failure = Optional.empty();
        for (var ofQueue : byQueue(messages).entrySet()) {
            for (int from = 0; from < ofQueue.getValue().size(); from += MOST_ENTRIES) {
                int to = Math.min(ofQueue.getValue().size(), from + MOST_ENTRIES);
                try {
                    call.accept(ofQueue.getKey(), ofQueue.getValue().subList(from, to));
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
            }
        }
        failure.ifPresent(
                e -> {
                    throw e;
                });
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
    private static void refuse(SqsQueue queue, List<BatchResultErrorEntry> failed) {
        failed.stream()
                .filter(entry -> !entry.code().contains("ReceiptHandleIsInvalid"))
                .findFirst()
                .ifPresent(entry -> refused(queue, entry));
    }

    private static void refused(SqsQueue queue, BatchResultErrorEntry entry) {
        var problem = "does not delete or show messages again (" + entry.code() + ")";
        var error = new IllegalStateException(entry.code());
        throw new TroubleException(
                new Trouble("Queue " + queue.url(), "REFUSED", problem, "", true), error);
    }
}
