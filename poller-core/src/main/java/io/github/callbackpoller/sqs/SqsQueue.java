package io.github.callbackpoller.sqs;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * A queue as it is set up.
 *
 * @param name what it is for
 * @param url where it is
 * @param visibilityTimeout how long a received message stays invisible
 */
public record SqsQueue(QueueName name, String url, Duration visibilityTimeout) {
    private static final Logger LOG = LoggerFactory.getLogger(SqsQueue.class);
    private static final Duration LEAST_VISIBILITY = Duration.ofSeconds(30);

    /**
     * Reads how the queues to receive from are set up: callback and check queue and, through their
     * redrive policies, their dead-letter queues.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if a queue does not exist or SQS
     *     can't be reached
     */
    public static List<SqsQueue> discover(SqsClient sqs, QueueUrls urls) {
        var queues = new ArrayList<SqsQueue>();
        queues.addAll(
                withDeadLetters(sqs, urls, QueueName.CALLBACK, QueueName.CALLBACK_DEAD_LETTERS));
        queues.addAll(withDeadLetters(sqs, urls, QueueName.CHECK, QueueName.CHECK_DEAD_LETTERS));
        return queues;
    }

    private static List<SqsQueue> withDeadLetters(
            SqsClient sqs, QueueUrls urls, QueueName name, QueueName deadLetters) {
        var url = urls.url(name).orElseThrow();
        var attributes = attributes(sqs, url);
        var queues = new ArrayList<SqsQueue>();
        queues.add(queue(name, url, attributes));
        warnOfShortVisibility(queues.get(0));
        var deadLetterName = deadLetterQueue(attributes);
        if (deadLetterName.isEmpty()) {
            LOG.warn(
                    "Queue {} has no dead-letter queue: a message that fails again and again stays"
                            + " until it expires. Give it a redrive policy.",
                    url);
        }
        deadLetterName
                .flatMap(queueName -> existing(sqs, queueName))
                .ifPresent(found -> queues.add(queue(deadLetters, found, attributes(sqs, found))));
        return queues;
    }

    private static void warnOfShortVisibility(SqsQueue queue) {
        if (queue.visibilityTimeout().compareTo(LEAST_VISIBILITY) < 0) {
            LOG.error(
                    "Queue {} has a visibility timeout of {} s, too little to start jobs safely: set"
                            + " 60 s or more.",
                    queue.url(),
                    queue.visibilityTimeout().toSeconds());
        }
    }

    private static SqsQueue queue(
            QueueName name, String url, Map<QueueAttributeName, String> attributes) {
        var seconds = attributes.getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "30");
        return new SqsQueue(name, url, Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static Map<QueueAttributeName, String> attributes(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    /** The name is the last part of the ARN in the redrive policy. */
    private static Optional<String> deadLetterQueue(Map<QueueAttributeName, String> attributes) {
        try {
            return Optional.ofNullable(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                    .map(policy -> Json.readObject(policy).get("deadLetterTargetArn"))
                    .map(Object::toString)
                    .map(arn -> arn.substring(arn.lastIndexOf(':') + 1));
        } catch (JsonException e) {
            throw new IllegalStateException("SQS gave a redrive policy that is no JSON", e);
        }
    }

    private static Optional<String> existing(SqsClient sqs, String queueName) {
        try {
            return Optional.of(sqs.getQueueUrl(request -> request.queueName(queueName)).queueUrl());
        } catch (SqsException e) {
            LOG.warn("Dead-letter queue {} can't be used: {}", queueName, e.getMessage());
            return Optional.empty();
        }
    }
}
