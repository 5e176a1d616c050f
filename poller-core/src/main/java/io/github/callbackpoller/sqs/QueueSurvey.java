package io.github.callbackpoller.sqs;

import io.github.callbackpoller.port.QueueName;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How the queues are set up, and what is not right about it. Immutable.
 *
 * <p>Needs {@code sqs:GetQueueAttributes} on callback and check queue, and {@code sqs:GetQueueUrl}
 * and {@code GetQueueAttributes} on their dead-letter queues.
 */
public final class QueueSurvey {
    private final List<QueueSetup> queues;
    private final List<QueueFinding> whenReading;

    QueueSurvey(List<QueueSetup> queues, List<QueueFinding> whenReading) {
        this.queues = List.copyOf(queues);
        this.whenReading = List.copyOf(whenReading);
    }

    /**
     * Reads callback and check queue, through their redrive policies their dead-letter queues, and
     * the parking queue if there is one.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if a queue of the URLs does not
     *     exist or SQS can't be reached
     */
    public static QueueSurvey of(SqsClient sqs, QueueUrls urls) {
        var reader = new SurveyReader(sqs);
        reader.readWithDeadLetters(
                QueueName.CALLBACK,
                QueueName.CALLBACK_DEAD_LETTERS,
                urls.url(QueueName.CALLBACK).orElseThrow());
        reader.readWithDeadLetters(
                QueueName.CHECK,
                QueueName.CHECK_DEAD_LETTERS,
                urls.url(QueueName.CHECK).orElseThrow());
        urls.url(QueueName.NUDGE).ifPresent(reader::readNudges);
        reader.readParking(urls.url(QueueName.PARKING));
        return new QueueSurvey(reader.queues(), reader.findings());
    }

    /** What an operator should change; empty if all is well. */
    public List<QueueFinding> findings() {
        return Stream.of(
                        whenReading.stream(),
                        queues.stream().flatMap(QueueRules::check),
                        QueuePairRules.check(queues))
                .flatMap(findings -> findings)
                .toList();
    }

    /** The queues to receive from. */
    public List<SqsQueue> toReceiveFrom() {
        return queues.stream()
                .filter(queue -> queue.name() != QueueName.PARKING)
                .map(queue -> new SqsQueue(queue.name(), queue.url(), queue.visibilityTimeout()))
                .toList();
    }
}
