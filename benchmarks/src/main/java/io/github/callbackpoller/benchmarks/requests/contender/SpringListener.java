package io.github.callbackpoller.benchmarks.requests.contender;

import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.awspring.cloud.sqs.listener.acknowledgement.AcknowledgementOrdering;
import io.github.callbackpoller.benchmarks.requests.Workload;
import java.time.Duration;
import org.springframework.messaging.Message;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** A listener of Spring Cloud AWS that does the same work. */
final class SpringListener implements Contender {
    private final SqsMessageListenerContainer<String> container;

    private SpringListener(Services services, Meter meter, boolean tuned) {
        var sqs = services.asyncSqs(meter);
        var naive = new NaiveCheck(services.glueBuilder(meter).build());
        container =
                SqsMessageListenerContainer.<String>builder()
                        .sqsAsyncClient(sqs)
                        .queueNames(services.queueUrl())
                        .configure(
                                options -> {
                                    if (tuned) {
                                        options.maxConcurrentMessages(40)
                                                .maxMessagesPerPoll(10)
                                                .pollTimeout(Duration.ofSeconds(10))
                                                .acknowledgementOrdering(
                                                        AcknowledgementOrdering.PARALLEL)
                                                .acknowledgementInterval(Duration.ofMillis(100))
                                                .acknowledgementThreshold(10);
                                    }
                                })
                        .messageListener(message -> handle(message, sqs, services, naive, meter))
                        .build();
        container.start();
    }

    static Contender asItComes(Services services, Meter meter) {
        return new SpringListener(services, meter, false);
    }

    static Contender tuned(Services services, Meter meter) {
        return new SpringListener(services, meter, true);
    }

    private static void handle(
            Message<String> message,
            SqsAsyncClient sqs,
            Services services,
            NaiveCheck naive,
            Meter meter) {
        var next = naive.check(message.getPayload());
        sqs.sendMessage(
                        send ->
                                send.queueUrl(services.queueUrl())
                                        .messageBody(next)
                                        .delaySeconds(Workload.DELAY_SECONDS))
                .join();
        meter.checked(1);
    }

    @Override
    public void close() {
        container.stop();
    }
}
