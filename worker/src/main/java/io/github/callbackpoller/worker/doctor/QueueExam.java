package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.sqs.QueueSurvey;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Looks at the queues: what the worker's start looks at, and who may read what is on them. */
final class QueueExam {
    private static final String TLS = "aws:SecureTransport";

    private final SqsClient sqs;
    private final QueueSurvey survey;

    QueueExam(SqsClient sqs, QueueUrls urls) {
        this.sqs = sqs;
        this.survey = QueueSurvey.of(sqs, urls);
    }

    /** The URLs of the queues to receive from, with their visibility timeouts. */
    Map<String, Duration> visibilities() {
        var visibilities = new LinkedHashMap<String, Duration>();
        survey.toReceiveFrom()
                .forEach(queue -> visibilities.put(queue.url(), queue.visibilityTimeout()));
        return visibilities;
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        survey.findings()
                .forEach(
                        finding ->
                                findings.add(
                                        new Finding(
                                                finding.cantWork()
                                                        ? Finding.Severity.ERROR
                                                        : Finding.Severity.WARNING,
                                                "The queues",
                                                "are not as they should be: " + finding.what(),
                                                finding.why(),
                                                finding.remedy())));
        survey.toReceiveFrom().forEach(queue -> findings.addAll(secrecy(queue)));
        return findings;
    }

    private List<Finding> secrecy(SqsQueue queue) {
        var attributes =
                sqs.getQueueAttributes(
                                get ->
                                        get.queueUrl(queue.url())
                                                .attributeNames(QueueAttributeName.ALL))
                        .attributes();
        return secrecy(queue.url(), attributes);
    }

    /** Messages hold tokens: who reads one can answer its step. */
    static List<Finding> secrecy(String url, Map<QueueAttributeName, String> attributes) {
        var findings = new ArrayList<Finding>();
        boolean encrypted =
                attributes.containsKey(QueueAttributeName.KMS_MASTER_KEY_ID)
                        || "true"
                                .equals(attributes.get(QueueAttributeName.SQS_MANAGED_SSE_ENABLED));
        if (!encrypted) {
            findings.add(
                    Finding.note(
                            "Queue " + url,
                            "is not encrypted",
                            "its messages hold the tokens that answer steps",
                            "Run: aws sqs set-queue-attributes --queue-url "
                                    + url
                                    + " --attributes SqsManagedSseEnabled=true"));
        }
        if (!attributes.getOrDefault(QueueAttributeName.POLICY, "").contains(TLS)) {
            findings.add(
                    Finding.note(
                            "Queue " + url,
                            "has no policy that refuses calls without TLS",
                            "its messages hold the tokens that answer steps",
                            "Deny sqs:* where "
                                    + TLS
                                    + " is false; lambda-adapter/template.yaml has such a"
                                    + " policy."));
        }
        return findings;
    }
}
