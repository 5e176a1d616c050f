package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A function that invokes itself over a queue: the real SDK passes the trace header on. */
@Tag("processes")
@Execution(ExecutionMode.CONCURRENT)
class RecursiveLoopIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REDRIVE =
            "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead-letters\","
                    + "\"maxReceiveCount\":\"2\"}";

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final SqsClient sqs = new SandboxClients(sandbox).sqs();
    private final Lambda lambda = new Lambda(sandbox);
    private final String deadLetters = queue("dead-letters", Map.of());
    private final String queue =
            queue(
                    "queue",
                    Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            "10",
                            QueueAttributeName.REDRIVE_POLICY,
                            REDRIVE));

    @AfterEach
    void close() {
        lambda.close();
        sqs.close();
        sandbox.close();
    }

    @Test
    void loop_terminate_isStoppedAfterSixteenInvocationsAndDeadLettered()
            throws InterruptedException {
        var function = loop(RecursiveLoop.TERMINATE, 30);

        await().atMost(PATIENCE).until(() -> count(deadLetters) == 1);

        assertThat(function.counts().invocations()).isEqualTo(16);
        assertThat(function.counts().recursiveInvocationsDropped()).isEqualTo(2);
        assertThat(sqs.receiveMessage(get -> get.queueUrl(deadLetters)).messages().get(0).body())
                .isEqualTo("14");
    }

    @Test
    void loop_allow_goesOn() throws InterruptedException {
        var function = loop(RecursiveLoop.ALLOW, 30);

        await().atMost(PATIENCE).until(() -> function.counts().invocations() == 31);
        await().atMost(PATIENCE).until(() -> count(queue) == 0);

        assertThat(count(deadLetters)).isZero();
        assertThat(function.counts().recursiveInvocationsDropped()).isZero();
    }

    private LambdaFunction loop(RecursiveLoop loop, int times) throws InterruptedException {
        var function =
                lambda.create(
                        Functions.of("loop", ResendingHandler.class)
                                .with(Map.of("QUEUE_URL", queue))
                                .with(Functions.limits(10, 2))
                                .with(loop),
                        line -> {});
        function.provision(1);
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody(Integer.toString(times)));
        lambda.map(MappingSettings.of(queue), function);
        return function;
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    private int count(String url) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().toString().startsWith("ApproximateNumber"))
                .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                .sum();
    }
}
