package io.github.callbackpoller.worker.startup;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes sure that the queues of the settings are there. */
public final class ReachableQueues {
    private static final String DENIED = "AccessDenied";

    private final SqsClient sqs;
    private final QueueUrls urls;

    /**
     * @param sqs the client
     * @param urls the queues of the settings
     */
    public ReachableQueues(SqsClient sqs, QueueUrls urls) {
        this.sqs = sqs;
        this.urls = urls;
    }

    /**
     * @throws UnreachableException naming the queue
     */
    public void reach() {
        reach(QueueName.CALLBACK);
        reach(QueueName.CHECK);
        for (var optional : List.of(QueueName.PARKING, QueueName.NUDGE)) {
            if (urls.url(optional).isPresent()) {
                reach(optional);
            }
        }
    }

    private void reach(QueueName name) {
        var url = urls.url(name).orElseThrow();
        try {
            sqs.getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
        } catch (QueueDoesNotExistException e) {
            throw unreachable(name, url, "does not exist" + endpoint(), e);
        } catch (SdkClientException e) {
            throw unreachable(name, url, "can't be reached" + endpoint(), e);
        } catch (SdkException e) {
            if (!maySuffice(name, e)) {
                throw unreachable(name, url, "can't be used" + endpoint(), e);
            }
        }
    }

    /** To park, sending is enough. */
    private static boolean maySuffice(QueueName name, SdkException error) {
        return name == QueueName.PARKING && AwsErrors.codeOf(error).startsWith(DENIED);
    }

    private String endpoint() {
        return sqs.serviceClientConfiguration()
                .endpointOverride()
                .map(endpoint -> " at " + endpoint)
                .orElse("");
    }

    private static UnreachableException unreachable(
            QueueName name, String url, String problem, SdkException error) {
        return new UnreachableException(
                name.name().toLowerCase(Locale.ROOT)
                        + " queue "
                        + url
                        + " "
                        + problem
                        + " ("
                        + AwsErrors.describe(error)
                        + ")",
                error);
    }
}
