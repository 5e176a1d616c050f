package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from which queue a record of an event came.
 *
 * @param urls the queues there are
 */
record EventQueues(QueueUrls urls) {
    private static final String SQS = "aws:sqs";
    private static final Pattern ARN =
            Pattern.compile("arn:[^:]+:sqs:[^:]+:(?<account>[^:]*):(?<name>[^:]+)");

    /** Where SQS says a dead letter comes from (ReceiveMessage in the SQS API reference). */
    private static final String SOURCE = "DeadLetterQueueSourceArn";

    /**
     * The queue, if it is one of ours.
     *
     * @param role whose record it is: the function for dead letters takes any further queue for one
     *     of these
     */
    Optional<QueueName> of(SQSMessage message, Role role) {
        if (!SQS.equals(message.getEventSource())) {
            return Optional.empty();
        }
        return named(message.getEventSourceArn())
                .or(() -> named(attribute(message, SOURCE)).map(EventQueues::deadLettersOf))
                .or(() -> role == Role.DEAD_LETTERS ? byContent(message) : Optional.empty());
    }

    static String attribute(SQSMessage message, String name) {
        var attributes = Optional.ofNullable(message.getAttributes()).orElse(Map.of());
        return attributes.getOrDefault(name, "");
    }

    private Optional<QueueName> named(@org.jspecify.annotations.Nullable String arn) {
        var parts = ARN.matcher(arn == null ? "" : arn);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var end = "/" + parts.group("account") + "/" + parts.group("name");
        for (var queue : QueueName.values()) {
            if (urls.url(queue).filter(url -> url.endsWith(end)).isPresent()) {
                return Optional.of(queue);
            }
        }
        return Optional.empty();
    }

    private static QueueName deadLettersOf(QueueName source) {
        return source == QueueName.CALLBACK
                ? QueueName.CALLBACK_DEAD_LETTERS
                : QueueName.CHECK_DEAD_LETTERS;
    }

    /** Starts belong to the callback queue, all else of the poller's to the check queue. */
    private static Optional<QueueName> byContent(SQSMessage message) {
        var body = Optional.ofNullable(message.getBody()).orElse("");
        return Optional.of(
                MessageCodec.decode(body)
                        .match(
                                callback -> QueueName.CALLBACK_DEAD_LETTERS,
                                ours -> QueueName.CHECK_DEAD_LETTERS,
                                newer -> QueueName.CHECK_DEAD_LETTERS,
                                unreadable -> QueueName.CALLBACK_DEAD_LETTERS));
    }
}
