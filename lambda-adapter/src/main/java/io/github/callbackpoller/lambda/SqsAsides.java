package io.github.callbackpoller.lambda;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Makes dead letters invisible for nearly as long as SQS allows, so that one that nobody can answer
 * or park does not come again every few minutes. Needs {@code sqs:ChangeMessageVisibility}.
 *
 * @param sqs the client
 * @param urls the queues
 */
record SqsAsides(SqsClient sqs, io.github.callbackpoller.sqs.QueueUrls urls) implements Asides {
    private static final Logger LOG = LoggerFactory.getLogger(SqsAsides.class);

    /**
     * Twelve hours, counted from the receive, are the most (ChangeMessageVisibility in the SQS API
     * reference).
     */
    private static final Duration ASIDE = Duration.ofHours(11);

    @Override
    public void keep(List<Received> messages) {
        for (var message : messages) {
            urls.url(message.queue()).ifPresent(url -> keep(url, message));
        }
    }

    private void keep(String url, Received message) {
        try {
            sqs.changeMessageVisibility(
                    change ->
                            change.queueUrl(url)
                                    .receiptHandle(message.receipt())
                                    .visibilityTimeout(Math.toIntExact(ASIDE.toSeconds())));
        } catch (SdkException e) {
            LOG.warn("A dead letter is not kept aside ({})", AwsErrors.describe(e));
        }
    }
}
