package io.github.callbackpoller.benchmarks.requests.contender;

import io.github.callbackpoller.benchmarks.requests.Workload;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sqs.batchmanager.SqsAsyncBatchManager;
import software.amazon.awssdk.services.sqs.model.Message;

/** The SDK's own batching of sends and deletes around the naive check. */
final class BatchManager implements Runnable {
    private final SqsAsyncBatchManager manager;
    private final String queueUrl;
    private final NaiveCheck naive;
    private final Meter meter;

    private BatchManager(Services services, Meter meter) {
        this.manager =
                SqsAsyncBatchManager.builder()
                        .client(services.asyncSqs(meter))
                        .scheduledExecutor(Executors.newScheduledThreadPool(4))
                        .overrideConfiguration(
                                batches ->
                                        batches.sendRequestFrequency(Duration.ofMillis(50))
                                                .receiveMessageMinWaitDuration(
                                                        Duration.ofMillis(50)))
                        .build();
        this.queueUrl = services.queueUrl();
        this.naive = new NaiveCheck(services.glueBuilder(meter).build());
        this.meter = meter;
    }

    static Contender on(int threads, Services services, Meter meter) {
        return new Repeating(threads, new BatchManager(services, meter));
    }

    @Override
    public void run() {
        var batch = manager.receiveMessage(receive -> receive.queueUrl(queueUrl)).join();
        for (var message : batch.messages()) {
            var unused = pass(message);
        }
    }

    /** Sends and deletes are gathered by the manager; nobody waits for them. */
    private CompletableFuture<Void> pass(Message message) {
        var next = naive.check(message.body());
        return manager.sendMessage(
                        send ->
                                send.queueUrl(queueUrl)
                                        .messageBody(next)
                                        .delaySeconds(Workload.DELAY_SECONDS))
                .thenCompose(
                        sent ->
                                manager.deleteMessage(
                                        delete ->
                                                delete.queueUrl(queueUrl)
                                                        .receiptHandle(message.receiptHandle())))
                .thenAccept(deleted -> meter.checked(1));
    }
}
