package io.github.callbackpoller.sqs;

import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT;
import static software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName.SENT_TIMESTAMP;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue that somebody looks into. Whoever takes letters out puts them back or deletes them; what
 * is forgotten comes back by itself within a minute. Every look uses up one receive of a message.
 * Needs {@code sqs:GetQueueAttributes}, {@code ReceiveMessage}, {@code ChangeMessageVisibility} and
 * {@code DeleteMessage}. Thread-safe; its calls throw the SDK's exceptions.
 */
public final class LetterBox {
    private static final Duration HELD = Duration.ofMinutes(1);

    /** The most messages of one receive (ReceiveMessage in the SQS API reference). */
    private static final int TOGETHER = 10;

    /** A receive that finds nothing may have asked servers that hold none. */
    private static final int EMPTY_RECEIVES = 3;

    private final SqsClient sqs;
    private final String url;

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

    /** Takes out what can be received, for a minute. */
    public List<Letter> take(int most) {
        var letters = new LinkedHashMap<String, Letter>();
        int empty = 0;
        while (letters.size() < most && empty < EMPTY_RECEIVES) {
            int asked = Math.min(TOGETHER, most - letters.size());
            var messages =
                    sqs.receiveMessage(
                                    receive ->
                                            receive.queueUrl(url)
                                                    .maxNumberOfMessages(asked)
                                                    .waitTimeSeconds(1)
                                                    .visibilityTimeout(seconds(HELD))
                                                    .messageAttributeNames(
                                                            SqsSender.REASON_ATTRIBUTE)
                                                    .messageSystemAttributeNames(
                                                            SENT_TIMESTAMP,
                                                            APPROXIMATE_RECEIVE_COUNT))
                            .messages();
            empty = messages.isEmpty() ? empty + 1 : 0;
            messages.forEach(message -> letters.put(message.messageId(), letter(message)));
        }
        return List.copyOf(letters.values());
    }

    /** Shows letters again at once. What somebody else has by now is no error. */
    public void putBack(Collection<Letter> letters) {
        for (var letter : letters) {
            var entry =
                    ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id("0")
                            .receiptHandle(letter.receipt())
                            .visibilityTimeout(0)
                            .build();
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(url).entries(entry));
        }
    }

    /** Deletes a letter for good. */
    public void delete(Letter letter) {
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(letter.receipt()));
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
