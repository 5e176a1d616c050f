package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueSurvey;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Looks at the queues: what the worker's start looks at, and who may read what is on them. */
final class QueueExam {
    private static final String TLS = "aws:SecureTransport";

    private final SqsClient sqs;
    private final QueueUrls urls;
    private final QueueSurvey survey;

    QueueExam(SqsClient sqs, QueueUrls urls) {
        this.sqs = sqs;
        this.urls = urls;
        this.survey = QueueSurvey.of(sqs, urls);
    }

    /** The queues to receive from. */
    List<HeardQueue> heard() {
        return survey.toReceiveFrom().stream()
                .map(
                        queue ->
                                new HeardQueue(
                                        queue.url(),
                                        attributes(queue.url())
                                                .getOrDefault(QueueAttributeName.QUEUE_ARN, ""),
                                        queue.visibilityTimeout()))
                .toList();
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
                                                "SQS:",
                                                finding.what(),
                                                finding.why(),
                                                finding.remedy())));
        Stream.concat(
                        survey.toReceiveFrom().stream().map(SqsQueue::url),
                        urls.url(QueueName.PARKING).stream())
                .forEach(url -> findings.addAll(secrecy(url)));
        return findings;
    }

    private List<Finding> secrecy(String url) {
        try {
            return secrecy(url, attributes(url));
        } catch (SqsException e) {
            // That a queue can't be looked at is a finding of the survey's.
            return List.of();
        }
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
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
        if (!refusesPlainHttp(attributes.getOrDefault(QueueAttributeName.POLICY, "{}"))) {
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

    /** A policy that only mentions TLS refuses nothing. */
    private static boolean refusesPlainHttp(String policy) {
        try {
            var statements = Json.readObject(policy).getOrDefault("Statement", List.of());
            var all = statements instanceof List<?> list ? list : List.of(statements);
            return all.stream()
                    .filter(Map.class::isInstance)
                    .map(statement -> (Map<?, ?>) statement)
                    .filter(statement -> "Deny".equals(statement.get("Effect")))
                    .anyMatch(
                            statement -> String.valueOf(statement.get("Condition")).contains(TLS));
        } catch (JsonException e) {
            return false;
        }
    }
}
