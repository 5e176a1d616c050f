package io.github.callbackpoller.sqs;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DELAY_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The attributes of a queue, as far as the poller depends on them.
 *
 * @param name what it is for
 * @param url where it is
 * @param arn which one it is, whatever its URL looks like; empty if not told
 * @param visibilityTimeout how long a received message stays invisible
 * @param retention how long a message is kept
 * @param delay how long a message waits that brings no delay of its own
 * @param redrive where messages go that were received too often, if anywhere
 */
record QueueSetup(
        QueueName name,
        String url,
        String arn,
        Duration visibilityTimeout,
        Duration retention,
        Duration delay,
        Optional<RedrivePolicy> redrive) {

    private static final Duration DEFAULT_VISIBILITY = Duration.ofSeconds(30);
    private static final Duration DEFAULT_RETENTION = Duration.ofDays(4);

    static QueueSetup of(QueueName name, String url, Map<QueueAttributeName, String> attributes) {
        return new QueueSetup(
                name,
                url,
                attributes.getOrDefault(QUEUE_ARN, ""),
                seconds(attributes, VISIBILITY_TIMEOUT, DEFAULT_VISIBILITY),
                seconds(attributes, MESSAGE_RETENTION_PERIOD, DEFAULT_RETENTION),
                seconds(attributes, DELAY_SECONDS, Duration.ZERO),
                Optional.ofNullable(attributes.get(REDRIVE_POLICY)).map(RedrivePolicy::read));
    }

    /** What findings call the queue. */
    String said() {
        return said(name, url);
    }

    static String said(QueueName name, String url) {
        return words(name) + " queue " + url;
    }

    boolean isSameQueueAs(QueueSetup other) {
        return url.equals(other.url) || (!arn.isEmpty() && arn.equals(other.arn));
    }

    static String words(QueueName name) {
        return name.holdsDeadLetters()
                ? words(name.home()) + " dead-letter"
                : name.name().toLowerCase(Locale.ROOT);
    }

    private static Duration seconds(
            Map<QueueAttributeName, String> attributes,
            QueueAttributeName name,
            Duration otherwise) {
        return Optional.ofNullable(attributes.get(name))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(otherwise);
    }
}
