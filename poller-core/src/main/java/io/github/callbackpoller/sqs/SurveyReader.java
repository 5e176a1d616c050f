package io.github.callbackpoller.sqs;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.port.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Reads queue after queue and notes what may not be read. Used by one thread. */
final class SurveyReader {
    private static final String DENIED = "AccessDenied";

    private final SqsClient sqs;
    private final List<QueueSetup> queues = new ArrayList<>();
    private final List<QueueFinding> findings = new ArrayList<>();

    SurveyReader(SqsClient sqs) {
        this.sqs = sqs;
    }

    List<QueueSetup> queues() {
        return queues;
    }

    List<QueueFinding> findings() {
        return findings;
    }

    /** A queue that there must be, and its dead-letter queue if there is one. */
    void readWithDeadLetters(QueueName name, QueueName deadLetters, String url) {
        var queue = read(name, url);
        queues.add(queue);
        queue.redrive().ifPresent(policy -> readDeadLetters(deadLetters, policy));
    }

    void readNudges(String url) {
        queues.add(read(QueueName.NUDGE, url));
    }

    /** A host needs no more than to send to it. */
    void readParking(Optional<String> url) {
        if (url.isEmpty()) {
            findings.add(
                    QueueFinding.warning(
                            "There is no parking queue",
                            "what can't be answered stays on the dead-letter queue until it"
                                    + " expires",
                            "Create a standard queue and name it (worker: PARKING_QUEUE_URL;"
                                    + " library: QueueUrls.with)."));
            return;
        }
        try {
            queues.add(read(QueueName.PARKING, url.get()));
        } catch (SqsException e) {
            if (!AwsErrors.codeOf(e).startsWith(DENIED)) {
                throw e;
            }
            findings.add(
                    QueueFinding.warning(
                            QueueSetup.said(QueueName.PARKING, url.get())
                                    + " can't be looked at ("
                                    + AwsErrors.describe(e)
                                    + ")",
                            "whether it keeps messages long enough is not known",
                            "Allow sqs:GetQueueAttributes on it, or check its"
                                    + " MessageRetentionPeriod by hand."));
        }
    }

    private void readDeadLetters(QueueName name, RedrivePolicy policy) {
        readable(name, policy, () -> read(name, urlOf(policy))).ifPresent(queues::add);
    }

    private Optional<QueueSetup> readable(
            QueueName name, RedrivePolicy policy, Supplier<QueueSetup> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SqsException e) {
            if (AwsErrors.mayPass(e)) {
                throw e;
            }
            findings.add(
                    QueueFinding.warning(
                            QueueSetup.said(name, policy.arn())
                                    + " can't be used ("
                                    + AwsErrors.describe(e)
                                    + ")",
                            "dead letters are not rescued, and their steps wait until they time"
                                    + " out",
                            "Make sure that it exists and allow sqs:GetQueueUrl,"
                                    + " GetQueueAttributes, ReceiveMessage, DeleteMessage and"
                                    + " ChangeMessageVisibility on it."));
            return Optional.empty();
        }
    }

    private String urlOf(RedrivePolicy policy) {
        var request = GetQueueUrlRequest.builder().queueName(policy.queueName());
        if (!policy.account().isEmpty()) {
            request.queueOwnerAWSAccountId(policy.account());
        }
        return sqs.getQueueUrl(request.build()).queueUrl();
    }

    private QueueSetup read(QueueName name, String url) {
        var attributes =
                sqs.getQueueAttributes(
                                request ->
                                        request.queueUrl(url)
                                                .attributeNames(QueueAttributeName.ALL))
                        .attributes();
        return QueueSetup.of(name, url, attributes);
    }
}
