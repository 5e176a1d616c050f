package io.github.callbackpoller.worker;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Makes sure, before anything is received, that the queues of the settings are there. */
final class ReachableQueues {
    private static final Logger LOG = LoggerFactory.getLogger(ReachableQueues.class);

    private ReachableQueues() {}

    /**
     * The queues to receive from.
     *
     * @throws UnreachableException naming the queue
     */
    static List<SqsQueue> find(SqsClient sqs, QueueUrls urls) {
        reach(sqs, urls, QueueName.CALLBACK);
        reach(sqs, urls, QueueName.CHECK);
        if (urls.url(QueueName.PARKING).isPresent()) {
            reach(sqs, urls, QueueName.PARKING);
        } else {
            LOG.warn(
                    "There is no parking queue: what can't be answered stays on the dead-letter"
                            + " queue until it expires. Create a queue and name it by"
                            + " PARKING_QUEUE_URL.");
        }
        return SqsQueue.discover(sqs, urls);
    }

    private static void reach(SqsClient sqs, QueueUrls urls, QueueName name) {
        var url = urls.url(name).orElseThrow();
        try {
            sqs.getQueueAttributes(
                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
        } catch (QueueDoesNotExistException e) {
            throw unreachable(name, url, "does not exist" + endpoint(sqs), e);
        } catch (SdkClientException e) {
            throw unreachable(name, url, "can't be reached" + endpoint(sqs), e);
        } catch (SdkException e) {
            throw unreachable(name, url, "can't be used" + endpoint(sqs), e);
        }
    }

    private static String endpoint(SqsClient sqs) {
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
