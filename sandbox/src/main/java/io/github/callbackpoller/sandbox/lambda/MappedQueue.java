package io.github.callbackpoller.sandbox.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue as an event source mapping uses it. Thread-safe. */
final class MappedQueue {
    private static final Logger LOG = LoggerFactory.getLogger(MappedQueue.class);
    private static final int MOST_AT_ONCE = 10;
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final String url;
    private final String arn;
    private final Duration visibility;

    /** Reads how the queue is set up. */
    MappedQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
        var attributes = attributes(sqs, url);
        arn = attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "");
        visibility =
                Duration.ofSeconds(
                        Long.parseLong(
                                attributes.getOrDefault(
                                        QueueAttributeName.VISIBILITY_TIMEOUT, "30")));
    }

    String arn() {
        return arn;
    }

    /** How long a message is invisible after its receive. */
    Duration visibility() {
        return visibility;
    }

    /** Waits a second for messages; at most ten. */
    List<Message> receive(int most) {
        return sqs.receiveMessage(
                        receive ->
                                receive.queueUrl(url)
                                        .maxNumberOfMessages(Math.min(most, MOST_AT_ONCE))
                                        .waitTimeSeconds((int) LONG_POLL.toSeconds())
                                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                        .messageAttributeNames("All"))
                .messages();
    }

    /** Deletes messages; those that can't be deleted come again. */
    void delete(List<Message> done) {
        for (int from = 0; from < done.size(); from += MOST_AT_ONCE) {
            deleteSome(done.subList(from, Math.min(from + MOST_AT_ONCE, done.size())));
        }
    }

    private void deleteSome(List<Message> done) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (int index = 0; index < done.size(); index++) {
            entries.add(
                    DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(index))
                            .receiptHandle(done.get(index).receiptHandle())
                            .build());
        }
        try {
            sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
        } catch (SdkException e) {
            LOG.info("{} messages of {} come again: {}", done.size(), url, e.getMessage());
        }
    }

    private static Map<QueueAttributeName, String> attributes(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(
                        get ->
                                get.queueUrl(url)
                                        .attributeNames(
                                                QueueAttributeName.QUEUE_ARN,
                                                QueueAttributeName.VISIBILITY_TIMEOUT))
                .attributes();
    }
}
