package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** The SQS client of one process. */
final class SimulatedSqs implements SqsClient {
    private static final int LONGEST_DELAY_SECONDS = 900;
    private static final long MILLIS = 1000;

    private final Queues queues;
    private final Choices choices;
    private final Supplier<Weather> weather;
    private final Caller caller;
    private final Runnable afterDelete;

    /**
     * @param afterDelete is told after each deletion that took effect
     */
    SimulatedSqs(
            Queues queues,
            Choices choices,
            Supplier<Weather> weather,
            Caller caller,
            Runnable afterDelete) {
        this.queues = queues;
        this.choices = choices;
        this.weather = weather;
        this.caller = caller;
        this.afterDelete = afterDelete;
    }

    static String url(QueueName queue) {
        return "https://sqs.us-east-2.amazonaws.com/012345678901/" + queue;
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        return caller.call(
                "SendMessageBatch",
                () -> {
                    var sent = new ArrayList<SendMessageBatchResultEntry>();
                    var failed = new ArrayList<BatchResultErrorEntry>();
                    for (var entry : request.entries()) {
                        if (choices.happens(weather.get().partial())) {
                            failed.add(error(entry.id()));
                        } else {
                            put(queue(request.queueUrl()), entry);
                            sent.add(SendMessageBatchResultEntry.builder().id(entry.id()).build());
                        }
                    }
                    return SendMessageBatchResponse.builder()
                            .successful(sent)
                            .failed(failed)
                            .build();
                },
                ServiceErrors.SQS);
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        return caller.call(
                "ReceiveMessage",
                () ->
                        ReceiveMessageResponse.builder()
                                .messages(
                                        queues
                                                .receive(
                                                        queue(request.queueUrl()),
                                                        request.maxNumberOfMessages())
                                                .stream()
                                                .map(SimulatedSqs::message)
                                                .toList())
                                .build(),
                ServiceErrors.SQS);
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        return caller.call(
                "DeleteMessageBatch",
                () -> {
                    var failed = new ArrayList<BatchResultErrorEntry>();
                    for (var entry : request.entries()) {
                        if (choices.happens(weather.get().partial())) {
                            failed.add(error(entry.id()));
                        } else {
                            queues.delete(queue(request.queueUrl()), entry.receiptHandle());
                        }
                    }
                    afterDelete.run();
                    return DeleteMessageBatchResponse.builder().failed(failed).build();
                },
                ServiceErrors.SQS);
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        return caller.call(
                "ChangeMessageVisibilityBatch",
                () -> {
                    request.entries()
                            .forEach(
                                    entry ->
                                            queues.changeVisibility(
                                                    queue(request.queueUrl()),
                                                    entry.receiptHandle(),
                                                    entry.visibilityTimeout() * MILLIS));
                    return ChangeMessageVisibilityBatchResponse.builder().failed(List.of()).build();
                },
                ServiceErrors.SQS);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private void put(QueueName queue, SendMessageBatchRequestEntry entry) {
        int delay = entry.delaySeconds() == null ? 0 : entry.delaySeconds();
        if (delay < 0 || delay > LONGEST_DELAY_SECONDS) {
            throw new Broken(Invariant.NO_UNEXPECTED_ERROR, "a delay of " + delay + " s");
        }
        queues.put(queue, entry.messageBody(), delay * MILLIS, entry.messageAttributes());
    }

    private static Message message(Letter letter) {
        return Message.builder()
                .body(letter.body)
                .receiptHandle(letter.receipt)
                .attributes(
                        Map.of(
                                MessageSystemAttributeName.SENT_TIMESTAMP,
                                Long.toString(letter.sentAt),
                                MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                                Integer.toString(letter.receives)))
                .build();
    }

    private static BatchResultErrorEntry error(String id) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code("InternalError")
                .message("Something went wrong")
                .senderFault(false)
                .build();
    }

    private static QueueName queue(String url) {
        return QueueName.valueOf(url.substring(url.lastIndexOf('/') + 1));
    }
}
