package io.github.callbackpoller.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;

import io.github.callbackpoller.aws.AwsErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue that somebody looks into. Whoever takes letters out puts them back or deletes them; what
 * is forgotten comes back by itself within a minute, and at once when the box is closed. Every look
 * uses up one receive of a message. Needs {@code sqs:GetQueueAttributes}, {@code ReceiveMessage},
 * {@code ChangeMessageVisibility} and {@code DeleteMessage}. Thread-safe; its calls throw the SDK's
 * exceptions.
 */
public final class LetterBox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);
    private static final Duration HELD = Duration.ofMinutes(1);

    /** The most messages of one receive (ReceiveMessage in the SQS API reference). */
    private static final int TOGETHER = 10;

    /** A receive that finds nothing may have asked servers that hold none. */
    private static final int EMPTY_RECEIVES = 3;

    private final SqsClient sqs;
    private final String url;

    /** What is out, by id, each with its latest receipt. */
    private final Map<String, Letter> out = new ConcurrentHashMap<>();

    private final Object receiving = new Object();
    private volatile boolean closed;

    /** The queue of a URL. */
    public LetterBox(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /**
     * How many messages there are, as SQS estimates it.
     *
     * @param visible that can be received
     * @param delayed that wait for their time
     * @param inFlight that somebody has received
     * @param mostReceives how often a message is received before it becomes a dead letter
     */
    public record Contents(int visible, int delayed, int inFlight, OptionalInt mostReceives) {}

    /** What is in the queue now. */
    public Contents contents() {
        var attributes =
                sqs.getQueueAttributes(
                                get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes();
        var redrive = Optional.ofNullable(attributes.get(REDRIVE_POLICY)).map(RedrivePolicy::read);
        return new Contents(
                number(attributes, APPROXIMATE_NUMBER_OF_MESSAGES),
                number(attributes, APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
                number(attributes, APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
                redrive.map(policy -> OptionalInt.of(policy.maxReceiveCount()))
                        .orElse(OptionalInt.empty()));
    }

    /**
     * Takes out what can be received, for a minute; nothing from a closed box. If it fails, nothing
     * is out.
     */
    public List<Letter> take(int most) {
        try {
            return receive(most);
        } catch (RuntimeException e) {
            putBack(List.copyOf(out.values()));
            throw e;
        }
    }

    private List<Letter> receive(int most) {
        var letters = new LinkedHashMap<String, Letter>();
        int empty = 0;
        while (!closed && letters.size() < most && empty < EMPTY_RECEIVES) {
            var received = receiveOnce(Math.min(TOGETHER, most - letters.size()));
            empty = received.isEmpty() ? empty + 1 : 0;
            received.forEach(letter -> letters.put(letter.id(), letter));
        }
        return List.copyOf(letters.values());
    }

    /** While a receive is on its way the box can't be closed: it may bring something. */
    private List<Letter> receiveOnce(int most) {
        synchronized (receiving) {
            if (closed) {
                return List.of();
            }
            var letters =
                    sqs
                            .receiveMessage(
                                    receive ->
                                            receive.queueUrl(url)
                                                    .maxNumberOfMessages(most)
                                                    .waitTimeSeconds(1)
                                                    .visibilityTimeout(seconds(HELD))
                                                    .messageAttributeNames(
                                                            SqsSender.REASON_ATTRIBUTE)
                                                    .messageSystemAttributeNames(
                                                            SENT_TIMESTAMP,
                                                            APPROXIMATE_RECEIVE_COUNT))
                            .messages()
                            .stream()
                            .map(LetterBox::letter)
                            .toList();
            letters.forEach(letter -> out.put(letter.id(), letter));
            return letters;
        }
    }

    /**
     * Shows letters again at once. What somebody else has by now is no error, and neither is a call
     * that fails: those letters come back by themselves.
     */
    public void putBack(Collection<Letter> letters) {
        var all = List.copyOf(letters);
        for (int from = 0; from < all.size(); from += TOGETHER) {
            putBackTogether(all.subList(from, Math.min(all.size(), from + TOGETHER)));
        }
    }

    private void putBackTogether(List<Letter> letters) {
        letters.forEach(letter -> out.remove(letter.id()));
        var entries =
                IntStream.range(0, letters.size())
                        .mapToObj(index -> shown(index, letters.get(index)))
                        .toList();
        try {
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entries));
        } catch (SdkException e) {
            LOG.debug("Messages come back by themselves: {}", AwsErrors.describe(e));
        }
    }

    private static ChangeMessageVisibilityBatchRequestEntry shown(int index, Letter letter) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .receiptHandle(letter.receipt())
                .visibilityTimeout(0)
                .build();
    }

    /** Deletes a letter for good. */
    public void delete(Letter letter) {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(letter.receipt()));
        out.remove(letter.id());
    }

    /** Puts back what is out, and takes nothing out any more. */
    @Override
    public void close() {
        closed = true;
        synchronized (receiving) {
            putBack(List.copyOf(out.values()));
        }
    }

    private static Letter letter(Message message) {
        var reason = message.messageAttributes().get(SqsSender.REASON_ATTRIBUTE);
        var system = message.attributes();
        return new Letter(
                message.messageId(),
                message.body(),
                message.receiptHandle(),
                Integer.parseInt(system.getOrDefault(APPROXIMATE_RECEIVE_COUNT, "1")),
                Optional.ofNullable(system.get(SENT_TIMESTAMP))
                        .map(Long::parseLong)
                        .map(Instant::ofEpochMilli),
                reason == null ? "" : reason.stringValue());
    }

    private static int number(Map<QueueAttributeName, String> all, QueueAttributeName name) {
        return Integer.parseInt(all.getOrDefault(name, "0"));
    }

    private static int seconds(Duration time) {
        return Math.toIntExact(time.toSeconds());
    }
}
