package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Functions that are invoked with what is on a queue. */
@Execution(ExecutionMode.CONCURRENT)
class EventSourceMappingIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TIMEOUT_SECONDS = 4;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    private final SqsClient sqs = new SandboxClients(sandbox).sqs();
    private final Lambda lambda = new Lambda(sandbox);
    private final String deadLetters = queue("dead-letters", Map.of());
    private final String queue = queue("queue", attributes());
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final LambdaFunction function =
            lambda.create(
                    Functions.scripted("scripted").with(Functions.limits(TIMEOUT_SECONDS, 5)),
                    log::add);

    @BeforeEach
    void begin() throws InterruptedException {
        function.provision(2);
    }

    @AfterEach
    void close() {
        lambda.close();
        sqs.close();
        sandbox.close();
    }

    @Test
    void event_ofAMessage_isAsLambdaWritesIt() throws IOException {
        sqs.sendMessage(
                send ->
                        send.queueUrl(queue)
                                .messageBody("hello")
                                .messageAttributes(
                                        Map.of(
                                                "kind",
                                                MessageAttributeValue.builder()
                                                        .dataType("String")
                                                        .stringValue("greeting")
                                                        .build())));

        lambda.map(MappingSettings.of(queue), function);
        awaitEmpty();

        var entry = entries().get(0);
        assertThat(entry.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "messageId",
                        "receiptHandle",
                        "body",
                        "attributes",
                        "messageAttributes",
                        "md5OfMessageAttributes",
                        "md5OfBody",
                        "eventSource",
                        "eventSourceARN",
                        "awsRegion");
        assertThat(entry.path("body").asText()).isEqualTo("hello");
        assertThat(entry.path("md5OfBody").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(entry.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(entry.path("eventSourceARN").asText())
                .isEqualTo("arn:aws:sqs:us-east-1:123456789012:queue");
        assertThat(entry.path("awsRegion").asText()).isEqualTo("us-east-1");
        var attributes = entry.path("attributes");
        assertThat(attributes.path("ApproximateReceiveCount").asText()).isEqualTo("1");
        assertThat(attributes.path("SentTimestamp").asText()).matches("[0-9]{13}");
        assertThat(attributes.path("ApproximateFirstReceiveTimestamp").asText())
                .matches("[0-9]{13}");
        assertThat(attributes.path("SenderId").asText()).isNotEmpty();
        assertThat(entry.path("messageAttributes").path("kind").toString())
                .isEqualTo(
                        "{\"stringValue\":\"greeting\",\"stringListValues\":[],"
                                + "\"binaryListValues\":[],\"dataType\":\"String\"}");
    }

    @Test
    void messagesThatTheResponseNames_comeAgainAloneAndAreDeadLettered() throws IOException {
        send("good-1", "fail-1", "good-2");

        var mapping = lambda.map(MappingSettings.of(queue), function);

        awaitDeadLetters(1);
        assertThat(mapping.counts().polled()).isEqualTo(4);
        assertThat(mapping.counts().deleted()).isEqualTo(2);
        assertThat(mapping.counts().left()).isEqualTo(2);
        assertThat(messages(queue)).isZero();
        assertThat(receives("fail-1")).containsExactly(1, 2);
        assertThat(receives("good-1")).containsExactly(1);
    }

    @Test
    void failuresNamedButNotAskedFor_areNotHeard() throws IOException {
        send("good-1", "fail-1");

        lambda.map(MappingSettings.of(queue).reportBatchItemFailures(false), function);

        awaitEmpty();
        assertThat(receives("fail-1")).containsExactly(1);
    }

    @Test
    void responseNamesAStranger_wholeBatchComesAgain() throws IOException {
        send("good-1", "nonsense");

        lambda.map(MappingSettings.of(queue), function);

        awaitDeadLetters(2);
        assertThat(receives("good-1")).containsExactly(1, 2);
    }

    @Test
    void handlerThrows_wholeBatchComesAgain() throws IOException {
        send("good-1", "throw");

        lambda.map(MappingSettings.of(queue), function);

        awaitDeadLetters(2);
        assertThat(receives("good-1")).containsExactly(1, 2);
        assertThat(function.counts().errors()).isEqualTo(2);
    }

    @Test
    void handlerIsKilledAtItsLimit_wholeBatchComesAgain() throws IOException {
        send("sleep", "good-1");

        lambda.map(MappingSettings.of(queue), function);

        awaitDeadLetters(2);
        assertThat(receives("good-1")).containsExactly(1, 2);
        assertThat(log).anyMatch(line -> line.contains("Task timed out after 4.00 seconds"));
    }

    @Test
    void throttledForLongerThanMessagesAreInvisible_comesAgainWithoutAnInvocation()
            throws IOException {
        function.reserveConcurrency(0);
        send("good-1");

        var mapping = lambda.map(MappingSettings.of(queue), function);

        awaitDeadLetters(1);
        await().until(() -> mapping.counts().dropped() == 2);
        assertThat(function.counts().throttles()).isGreaterThan(1);
        assertThat(entries()).isEmpty();
    }

    @Test
    void throttledForAMoment_isInvokedWithTheSameReceive() throws IOException {
        function.reserveConcurrency(0);
        send("good-1");

        lambda.map(MappingSettings.of(queue), function);
        await().atMost(PATIENCE).until(() -> function.counts().throttles() > 0);
        function.reserveConcurrency(1);

        awaitEmpty();
        assertThat(receives("good-1")).containsExactly(1);
    }

    @Test
    void batchWindow_gathersMoreThanTenMessages() throws IOException {
        send(IntStream.range(0, 25).mapToObj(n -> "good-" + n).toArray(String[]::new));

        lambda.map(MappingSettings.of(queue).batch(100, Duration.ofSeconds(3)), function);

        awaitEmpty();
        assertThat(entries()).hasSize(25);
        assertThat(function.counts().invocations()).isLessThanOrEqualTo(2);
    }

    @Test
    void deleteFails_messageIsDeliveredTwice() throws IOException {
        sandbox.faults().inject(Fault.of("DeleteMessageBatch", FaultKind.SERVER_ERROR).times(1));
        send("good-1");

        lambda.map(MappingSettings.of(queue), function);

        await().atMost(PATIENCE).until(() -> receives("good-1").size() == 2);
        awaitEmpty();
    }

    @Test
    void messageComesAgainBeforeItsInvocationMustEnd_isRefused() {
        var slow = lambda.create(Functions.scripted("slow").with(Functions.limits(9, 1)), log::add);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lambda.map(MappingSettings.of(queue), slow))
                .withMessage(
                        "Queue visibility timeout: 6 seconds is less than Function timeout:"
                                + " 9 seconds");
    }

    private Map<QueueAttributeName, String> attributes() {
        var redrive =
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead-letters\","
                        + "\"maxReceiveCount\":\"2\"}";
        return Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT,
                "6",
                QueueAttributeName.REDRIVE_POLICY,
                redrive);
    }

    private String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    private void send(String... bodies) {
        for (int from = 0; from < bodies.length; from += 10) {
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (int n = from; n < Math.min(bodies.length, from + 10); n++) {
                entries.add(
                        SendMessageBatchRequestEntry.builder()
                                .id("m" + n)
                                .messageBody(bodies[n])
                                .build());
            }
            sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(entries));
        }
    }

    /** The records that the function was invoked with. */
    private List<JsonNode> entries() throws IOException {
        var entries = new ArrayList<JsonNode>();
        for (var line : log) {
            if (line.startsWith("event=")) {
                MAPPER.readTree(line.substring(6)).path("Records").forEach(entries::add);
            }
        }
        return entries;
    }

    /** The receive counts with which a message came. */
    private List<Integer> receives(String body) throws IOException {
        return entries().stream()
                .filter(entry -> entry.path("body").asText().equals(body))
                .map(entry -> entry.at("/attributes/ApproximateReceiveCount").asInt())
                .toList();
    }

    private void awaitEmpty() {
        await().atMost(PATIENCE).until(() -> messages(queue) == 0);
    }

    private void awaitDeadLetters(int count) {
        await().atMost(PATIENCE).until(() -> messages(deadLetters) == count);
    }

    private int messages(String url) {
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
