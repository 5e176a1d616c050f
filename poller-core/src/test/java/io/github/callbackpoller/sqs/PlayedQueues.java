package io.github.callbackpoller.sqs;

import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.DELAY_SECONDS;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.MESSAGE_RETENTION_PERIOD;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.QUEUE_ARN;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.REDRIVE_POLICY;
import static software.amazon.awssdk.services.sqs.model.QueueAttributeName.VISIBILITY_TIMEOUT;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** An SQS of which only the queues' attributes can be asked. */
final class PlayedQueues implements SqsClient {
    static final String CALLBACK = "callback";
    static final String CALLBACK_DEAD = "callback-dead";
    static final String CHECK = "check";
    static final String CHECK_DEAD = "check-dead";
    static final String PARKING = "parking";

    private static final String ACCOUNT = "111122223333";
    private static final String ARN = "arn:aws:sqs:eu-west-1:" + ACCOUNT + ":";
    private static final int DENIED = 403;

    private final Map<String, Map<QueueAttributeName, String>> queues = new HashMap<>();
    private final Set<String> denied = new HashSet<>();

    static PlayedQueues wellSetUp() {
        var sqs = new PlayedQueues();
        for (var name : new String[] {CALLBACK, CALLBACK_DEAD, CHECK, CHECK_DEAD, PARKING}) {
            sqs.queues.put(name, new EnumMap<>(QueueAttributeName.class));
            sqs.set(name, QUEUE_ARN, ARN + name);
            sqs.set(name, VISIBILITY_TIMEOUT, "60");
            sqs.set(name, MESSAGE_RETENTION_PERIOD, "1209600");
            sqs.set(name, DELAY_SECONDS, "0");
        }
        sqs.redrive(CALLBACK, CALLBACK_DEAD, 5);
        sqs.redrive(CHECK, CHECK_DEAD, 5);
        return sqs;
    }

    static String url(String queue) {
        return "https://sqs/1/" + queue;
    }

    void set(String queue, QueueAttributeName attribute, String value) {
        queues.get(queue).put(attribute, value);
    }

    void remove(String queue, QueueAttributeName attribute) {
        queues.get(queue).remove(attribute);
    }

    void redrive(String queue, String deadLetters, int receives) {
        set(
                queue,
                REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(ARN + deadLetters, receives));
    }

    void drop(String queue) {
        queues.remove(queue);
    }

    void deny(String queue) {
        denied.add(queue);
    }

    @Override
    public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
        if (!ACCOUNT.equals(request.queueOwnerAWSAccountId())) {
            throw new IllegalArgumentException("That is another account's queue");
        }
        attributes(request.queueName());
        return GetQueueUrlResponse.builder().queueUrl(url(request.queueName())).build();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        var url = request.queueUrl();
        return GetQueueAttributesResponse.builder()
                .attributes(attributes(url.substring(url.lastIndexOf('/') + 1)))
                .build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}

    private Map<QueueAttributeName, String> attributes(String queue) {
        if (denied.contains(queue)) {
            throw SqsException.builder()
                    .statusCode(DENIED)
                    .awsErrorDetails(
                            AwsErrorDetails.builder()
                                    .errorCode("AccessDenied")
                                    .errorMessage("not allowed")
                                    .build())
                    .build();
        }
        return Optional.ofNullable(queues.get(queue))
                .orElseThrow(
                        () ->
                                QueueDoesNotExistException.builder()
                                        .message("no such queue")
                                        .build());
    }
}
