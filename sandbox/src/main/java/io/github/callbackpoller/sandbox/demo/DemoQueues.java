package io.github.callbackpoller.sandbox.demo;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queues, set up as docs/operating.md says.
 *
 * @param callback where SageMaker sends its messages
 * @param check where status checks wait
 * @param parking what can't be answered
 */
record DemoQueues(String callback, String check, String parking) {
    private static final String VISIBILITY_SECONDS = "60";
    private static final int MOST_RECEIVES = 5;

    static DemoQueues create(SqsClient sqs) {
        return new DemoQueues(
                withDeadLetters(sqs, "callback"),
                withDeadLetters(sqs, "check"),
                create(sqs, "parking", Map.of()));
    }

    private static String withDeadLetters(SqsClient sqs, String name) {
        var deadLetters = create(sqs, name + "-dead-letters", Map.of());
        var arn =
                sqs.getQueueAttributes(
                                get ->
                                        get.queueUrl(deadLetters)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        var redrive =
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(arn, MOST_RECEIVES);
        return create(
                sqs,
                name,
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT, VISIBILITY_SECONDS,
                        QueueAttributeName.REDRIVE_POLICY, redrive));
    }

    private static String create(
            SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(queue -> queue.queueName(name).attributes(attributes)).queueUrl();
    }
}
