package io.github.callbackpoller.benchmarks.requests.contender;

import io.github.callbackpoller.benchmarks.requests.Workload;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Receives, sends and deletes in tens and looks at nothing: no check is cheaper. */
final class Ceiling implements Runnable {
    private final SqsClient sqs;
    private final String queueUrl;
    private final Meter meter;

    private Ceiling(Services services, Meter meter) {
        this.sqs = services.sqsBuilder(meter).build();
        this.queueUrl = services.queueUrl();
        this.meter = meter;
    }

    static Contender on(int threads, Services services, Meter meter) {
        return new Repeating(threads, new Ceiling(services, meter));
    }

    @Override
    public void run() {
        var batch =
                sqs.receiveMessage(
                                receive ->
                                        receive.queueUrl(queueUrl)
                                                .maxNumberOfMessages(10)
                                                .waitTimeSeconds(10))
                        .messages();
        if (batch.isEmpty()) {
            return;
        }
        var sends =
                IntStream.range(0, batch.size())
                        .mapToObj(
                                index ->
                                        SendMessageBatchRequestEntry.builder()
                                                .id(Integer.toString(index))
                                                .messageBody(batch.get(index).body())
                                                .delaySeconds(Workload.DELAY_SECONDS)
                                                .build())
                        .toList();
        var deletes =
                IntStream.range(0, batch.size())
                        .mapToObj(
                                index ->
                                        DeleteMessageBatchRequestEntry.builder()
                                                .id(Integer.toString(index))
                                                .receiptHandle(batch.get(index).receiptHandle())
                                                .build())
                        .toList();
        sqs.sendMessageBatch(send -> send.queueUrl(queueUrl).entries(sends));
        sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl).entries(deletes));
        meter.checked(batch.size());
    }
}
