package io.github.callbackpoller.sandbox.demo;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The URLs of a worker's queues; dead-letter queues it finds by itself.
 *
 * @param callback where SageMaker sends its messages
 * @param check where status checks wait
 * @param parking what can't be answered
 * @param nudges events of Glue
 */
record DemoQueues(String callback, String check, String parking, String nudges) {
    private static final String VISIBILITY_SECONDS = "60";
    private static final Map<QueueAttributeName, String> VISIBILITY =
            Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS);
    private static final String DEAD_LETTERS = "-dead-letters";
    private static final int MOST_RECEIVES = 5;

    /** Creates the queues, set up as docs/operating.md says. */
    static DemoQueues create(SqsClient sqs) {
        return new DemoQueues(
                withDeadLetters(sqs, "callback"),
                withDeadLetters(sqs, "check"),
                create(sqs, "parking", Map.of()),
                create(sqs, "nudges", VISIBILITY));
    }

    /** The URLs of the dead-letter queues. */
    List<String> deadLetters() {
        return List.of(callback + DEAD_LETTERS, check + DEAD_LETTERS);
    }

    /** What a worker is told of them. */
    Map<String, String> settings() {
        return Map.of(
                "CALLBACK_QUEUE_URL", callback,
                "CHECK_QUEUE_URL", check,
                "PARKING_QUEUE_URL", parking);
    }

    private static String withDeadLetters(SqsClient sqs, String name) {
        var deadLetters = create(sqs, name + DEAD_LETTERS, VISIBILITY);
        var redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(arn(sqs, deadLetters), MOST_RECEIVES);
        return create(
                sqs,
                name,
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        VISIBILITY_SECONDS,
                        QueueAttributeName.REDRIVE_POLICY,
                        redrive));
    }

    private static String arn(SqsClient sqs, String url) {
        return sqs.getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "");
    }

    private static String create(
            SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
    }
}
