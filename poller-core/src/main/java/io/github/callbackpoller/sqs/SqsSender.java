package io.github.callbackpoller.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.aws.ApiCalls;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/**
 * Sends by SendMessageBatch, ten at a time. Entries that SQS fails by no fault of theirs are sent
 * once more, alone; what fails then is reported one by one. Needs {@code sqs:SendMessage}.
 * Thread-safe.
 */
public final class SqsSender implements MessageSender {

    /** The message attribute that says why a message was parked. */
    public static final String REASON_ATTRIBUTE = "callback-poller-reason";

    /** The most entries of a batch (SendMessageBatch in the SQS API reference). */
    private static final int MOST_ENTRIES = 10;

    /**
     * A batch stays below this, so that any limit SQS ever had holds; a larger message goes alone.
     */
    private static final int BATCH_BYTES = 256 * 1024;

    private final SqsClient sqs;
    private final QueueUrls urls;
    private final ApiCalls calls;

    /**
     * @param sqs the client
     * @param urls the queues
     */
    public SqsSender(SqsClient sqs, QueueUrls urls) {
        this(sqs, urls, ApiRetries.DEFAULT);
    }

    /**
     * @param sqs the client
     * @param urls the queues
     * @param retries how often a call is tried
     */
    public SqsSender(SqsClient sqs, QueueUrls urls, ApiRetries retries) {
        this.calls = new ApiCalls("SQS", retries);
        this.sqs = sqs;
        this.urls = urls;
    }

    @Override
    public boolean hasParkingQueue() {
        return urls.url(QueueName.PARKING).isPresent();
    }

    @Override
    public List<SendResult> send(List<Outgoing> messages) {
        var results = new IdentityHashMap<Outgoing, SendResult>();
        messages.stream()
                .collect(
                        Collectors.groupingBy(
                                Outgoing::queue,
                                () -> new EnumMap<>(QueueName.class),
                                Collectors.toList()))
                .forEach(
                        (queue, ofQueue) ->
                                batches(ofQueue).forEach(batch -> send(queue, batch, results)));
        return messages.stream()
                .map(message -> results.getOrDefault(message, SendResult.unconfirmed("not sent")))
                .toList();
    }

    private void send(QueueName queue, List<Outgoing> batch, Map<Outgoing, SendResult> results) {
        var url = urls.url(queue);
        if (url.isEmpty()) {
            batch.forEach(
                    message -> results.put(message, SendResult.unconfirmed("no queue " + queue)));
            return;
        }
        var failed = send(url.get(), batch, results);
        if (!failed.isEmpty()) {
            send(url.get(), failed, results);
        }
    }

    /** Sends, and returns what SQS failed and may take if it is sent again alone. */
    private List<Outgoing> send(
            String url, List<Outgoing> batch, Map<Outgoing, SendResult> results) {
        var entries =
                IntStream.range(0, batch.size())
                        .mapToObj(index -> entry(index, batch.get(index)))
                        .toList();
        try {
            var answer = calls.repeatable("Queue " + url, () -> send(url, entries));
            answer.successful()
                    .forEach(
                            sent ->
                                    results.put(
                                            batch.get(Integer.parseInt(sent.id())),
                                            SendResult.CONFIRMED));
            answer.failed()
                    .forEach(
                            failed ->
                                    results.put(
                                            batch.get(Integer.parseInt(failed.id())),
                                            SendResult.unconfirmed(why(failed))));
            return answer.failed().stream()
                    .filter(failed -> !Boolean.TRUE.equals(failed.senderFault()))
                    .map(failed -> batch.get(Integer.parseInt(failed.id())))
                    .toList();
        } catch (SdkException e) {
            var unconfirmed = SendResult.unconfirmed(AwsErrors.describe(e));
            batch.forEach(message -> results.put(message, unconfirmed));
            return List.of();
        }
    }

    private SendMessageBatchResponse send(String url, List<SendMessageBatchRequestEntry> entries) {
        return sqs.sendMessageBatch(
                request ->
                        request.queueUrl(url)
                                .entries(entries)
                                .overrideConfiguration(AwsClients.within(AwsClients.ATTEMPT)));
    }

    private static SendMessageBatchRequestEntry entry(int index, Outgoing message) {
        var entry =
                SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(message.body())
                        .delaySeconds(wholeSeconds(message.delay()));
        if (!message.reason().isEmpty()) {
            entry.messageAttributes(
                    Map.of(
                            REASON_ATTRIBUTE,
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue(message.reason())
                                    .build()));
        }
        return entry.build();
    }

    private static List<List<Outgoing>> batches(List<Outgoing> messages) {
        var batches = new ArrayList<List<Outgoing>>();
        int bytes = 0;
        for (var message : messages) {
            int size = message.body().getBytes(UTF_8).length;
            boolean fits =
                    !batches.isEmpty()
                            && batches.get(batches.size() - 1).size() < MOST_ENTRIES
                            && bytes + size <= BATCH_BYTES;
            if (!fits) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.get(batches.size() - 1).add(message);
            bytes += size;
        }
        return batches;
    }

    /** Rounded up, so that a message is due when it comes. */
    private static int wholeSeconds(Duration delay) {
        return Math.toIntExact((delay.toMillis() + 999) / 1000);
    }

    private static String why(BatchResultErrorEntry failed) {
        return failed.code() + ": " + failed.message();
    }
}
