package io.github.callbackpoller.sqs;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A queue to receive from.
 *
 * @param name what it is for
 * @param url where it is
 * @param visibilityTimeout how long a received message stays invisible
 */
public record SqsQueue(QueueName name, String url, Duration visibilityTimeout) {
    private static final Logger LOG = LoggerFactory.getLogger(SqsQueue.class);

    /**
     * Finds the queues to receive from, as {@link QueueSurvey} does, and logs one warning for each
     * of its findings.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if a queue does not exist or SQS
     *     can't be reached
     * @throws IllegalArgumentException if the queues can't work as they are
     */
    public static List<SqsQueue> discover(SqsClient sqs, QueueUrls urls) {
        var survey = QueueSurvey.of(sqs, urls);
        var findings = survey.findings();
        var fatal =
                findings.stream()
                        .filter(QueueFinding::cantWork)
                        .map(QueueFinding::toString)
                        .collect(Collectors.joining("\n"));
        if (!fatal.isEmpty()) {
            throw new IllegalArgumentException(fatal);
        }
        findings.forEach(finding -> LOG.warn("{}", finding));
        return survey.toReceiveFrom();
    }
}
