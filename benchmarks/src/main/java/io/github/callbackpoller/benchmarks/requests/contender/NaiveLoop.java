package io.github.callbackpoller.benchmarks.requests.contender;

import io.github.callbackpoller.benchmarks.requests.Workload;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Receives ten, and for each reads the run, sends a message and deletes one. */
final class NaiveLoop implements Runnable {
    private final SqsClient sqs;
    private final String queueUrl;
    private final NaiveCheck naive;
    private final Meter meter;

    private NaiveLoop(Services services, Meter meter) {
        this.sqs = services.sqsBuilder(meter).build();
        this.queueUrl = services.queueUrl();
        this.naive = new NaiveCheck(services.glueBuilder(meter).build());
        this.meter = meter;
    }

    static Contender on(int threads, Services services, Meter meter) {
        return new Repeating(threads, new NaiveLoop(services, meter));
    }

    @Override
    public void run() {
        var batch =
                sqs.receiveMessage(
                        receive ->
                                receive.queueUrl(queueUrl)
                                        .maxNumberOfMessages(10)
                                        .waitTimeSeconds(10));
        for (var message : batch.messages()) {
            var next = naive.check(message.body());
            sqs.sendMessage(
                    send ->
                            send.queueUrl(queueUrl)
                                    .messageBody(next)
                                    .delaySeconds(Workload.DELAY_SECONDS));
            sqs.deleteMessage(
                    delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
            meter.checked(1);
        }
    }
}
