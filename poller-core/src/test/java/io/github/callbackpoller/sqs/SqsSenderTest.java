package io.github.callbackpoller.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.callbackpoller.port.MessageSender.SendResult;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The sender over an SQS played by hand. */
class SqsSenderTest {
    private static final String CALLBACK = "https://sqs/callback";
    private static final String CHECK = "https://sqs/check";
    private static final String PARKING = "https://sqs/parking";

    private final PlayedSqs sqs = new PlayedSqs();
    private final SqsSender sender =
            new SqsSender(sqs, QueueUrls.of(CALLBACK, CHECK).with(QueueName.PARKING, PARKING));

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "11, 2", "20, 2", "25, 3"})
    void send_manyMessages_areTenABatch(int messages, int batches) {
        var results = sender.send(check(messages, "body"));

        assertThat(results).hasSize(messages).allMatch(SendResult::confirmed);
        assertThat(sqs.batches).hasSize(batches);
        assertThat(sqs.batches).allMatch(batch -> batch.entries().size() <= 10);
        assertThat(sqs.batches).allMatch(PlayedSqs::hasDistinctIds);
    }

    @Test
    void send_nothing_callsNobody() {
        assertThat(sender.send(List.of())).isEmpty();
        assertThat(sqs.batches).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"x, 87381, 3, 1", "x, 87382, 3, 2", "\u4E2D, 43690, 2, 1", "\u4E2D, 43691, 2, 2"})
    void send_largeMessages_areABatchUpTo256KiB(
            String character, int length, int messages, int batches) {
        sender.send(check(messages, character.repeat(length)));

        assertThat(sqs.batches).hasSize(batches);
        assertThat(sqs.batches)
                .allMatch(
                        batch ->
                                batch.entries().stream()
                                                .mapToInt(
                                                        e -> e.messageBody().getBytes(UTF_8).length)
                                                .sum()
                                        <= 262_144);
    }

    @Test
    void send_messageLargerThanABatch_goesAlone() {
        var small = new Outgoing(QueueName.CHECK, "small", Duration.ZERO, "");
        var large = new Outgoing(QueueName.CHECK, "x".repeat(300_000), Duration.ZERO, "");

        var results = sender.send(List.of(small, large, small));

        assertThat(results).allMatch(SendResult::confirmed);
        assertThat(sqs.batches).hasSize(3);
    }

    @Test
    void send_queues_areBatchedEachForItself() {
        sender.send(
                List.of(
                        new Outgoing(QueueName.CALLBACK, "a", Duration.ZERO, ""),
                        new Outgoing(QueueName.CHECK, "b", Duration.ZERO, ""),
                        new Outgoing(QueueName.CALLBACK, "c", Duration.ZERO, "")));

        assertThat(sqs.batches)
                .extracting(batch -> batch.queueUrl() + " " + bodies(batch))
                .containsExactlyInAnyOrder(CALLBACK + " [a, c]", CHECK + " [b]");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT0.001S, 1",
        "PT59.001S, 60",
        "PT60S, 60",
        "PT899.9S, 900",
        "PT900S, 900"
    })
    void send_delay_isRoundedUpToWholeSeconds(Duration delay, int seconds) {
        sender.send(List.of(new Outgoing(QueueName.CHECK, "body", delay, "")));

        assertThat(sqs.batches.get(0).entries().get(0).delaySeconds()).isEqualTo(seconds);
    }

    @Test
    void send_entriesFail_onlyThoseAreUnconfirmed() {
        sqs.failing.add("body-3");
        sqs.silentAbout.add("body-5");

        var results = sender.send(check(12, "body-"));

        assertThat(results.get(3)).isEqualTo(SendResult.unconfirmed("InternalError: try later"));
        assertThat(results.get(5).confirmed()).isFalse();
        assertThat(results.stream().filter(SendResult::confirmed)).hasSize(10);
    }

    @Test
    void send_entryFailsOnce_isSentOnceMoreAlone() {
        sqs.failingOnce.add("body-3");

        var results = sender.send(check(10, "body-"));

        assertThat(results).allMatch(SendResult::confirmed);
        assertThat(sqs.batches).hasSize(2);
        assertThat(bodies(sqs.batches.get(1))).containsExactly("body-3");
    }

    @Test
    void send_entryIsRefusedForItsOwnFault_isNotSentAgain() {
        sqs.failing.add("body-3");
        sqs.senderFault = true;

        sender.send(check(10, "body-"));

        assertThat(sqs.batches).hasSize(1);
    }

    @Test
    void send_callFails_noneOfItsBatchIsConfirmed() {
        sqs.refusing.add(CHECK);

        var results =
                sender.send(
                        List.of(
                                new Outgoing(QueueName.CHECK, "a", Duration.ZERO, ""),
                                new Outgoing(QueueName.CALLBACK, "b", Duration.ZERO, "")));

        assertThat(results.get(0))
                .isEqualTo(SendResult.unconfirmed("AccessDenied: not allowed to send"));
        assertThat(results.get(1)).isEqualTo(SendResult.CONFIRMED);
    }

    @Test
    void send_sameMessageTwice_isToldTwice() {
        var message = new Outgoing(QueueName.CHECK, "body", Duration.ZERO, "");

        var results = sender.send(List.of(message, message));

        assertThat(results).containsExactly(SendResult.CONFIRMED, SendResult.CONFIRMED);
        assertThat(sqs.batches.get(0).entries()).hasSize(2);
    }

    @Test
    void send_parkedMessage_carriesItsReason() {
        sender.send(List.of(new Outgoing(QueueName.PARKING, "body", Duration.ZERO, "no token")));

        var attributes = sqs.batches.get(0).entries().get(0).messageAttributes();
        assertThat(attributes.get(SqsSender.REASON_ATTRIBUTE).stringValue()).isEqualTo("no token");
        assertThat(sender.hasParkingQueue()).isTrue();
    }

    @Test
    void send_queueThatThereIsNot_isUnconfirmed() {
        var withoutParking = new SqsSender(sqs, QueueUrls.of(CALLBACK, CHECK));

        var results =
                withoutParking.send(
                        List.of(new Outgoing(QueueName.PARKING, "body", Duration.ZERO, "why")));

        assertThat(results).containsExactly(SendResult.unconfirmed("no queue PARKING"));
        assertThat(withoutParking.hasParkingQueue()).isFalse();
    }

    @Test
    void queueUrls_queuesThatCannotBe_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueUrls.of(CHECK, CHECK))
                .withMessageContaining("must be two queues");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueueUrls.of(CALLBACK, CHECK + ".fifo"))
                .withMessageContaining("can't delay single messages");
    }

    @Test
    void outgoing_asText_showsNoBody() {
        var message = new Outgoing(QueueName.CHECK, "26vcYbeWsZ", Duration.ofSeconds(1), "");

        assertThat(message.toString()).doesNotContain("26vcYbeWsZ");
    }

    private static List<Outgoing> check(int messages, String body) {
        return IntStream.range(0, messages)
                .mapToObj(
                        number ->
                                new Outgoing(
                                        QueueName.CHECK,
                                        body.endsWith("-") ? body + number : body,
                                        Duration.ZERO,
                                        ""))
                .toList();
    }

    private static List<String> bodies(SendMessageBatchRequest batch) {
        return batch.entries().stream().map(SendMessageBatchRequestEntry::messageBody).toList();
    }

    private static final class PlayedSqs implements SqsClient {
        final List<SendMessageBatchRequest> batches = new ArrayList<>();
        final Set<String> failing = new HashSet<>();
        final Set<String> failingOnce = new HashSet<>();
        boolean senderFault;
        final Set<String> silentAbout = new HashSet<>();
        final Set<String> refusing = new HashSet<>();

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            batches.add(request);
            if (refusing.contains(request.queueUrl())) {
                throw (SqsException)
                        SqsException.builder()
                                .awsErrorDetails(
                                        AwsErrorDetails.builder()
                                                .errorCode("AccessDenied")
                                                .errorMessage("not allowed to send")
                                                .build())
                                .statusCode(403)
                                .build();
            }
            var sent = new ArrayList<SendMessageBatchResultEntry>();
            var failed = new ArrayList<BatchResultErrorEntry>();
            for (var entry : request.entries()) {
                if (failing.contains(entry.messageBody())
                        || failingOnce.remove(entry.messageBody())) {
                    failed.add(
                            BatchResultErrorEntry.builder()
                                    .id(entry.id())
                                    .code("InternalError")
                                    .message("try later")
                                    .senderFault(senderFault)
                                    .build());
                } else if (!silentAbout.contains(entry.messageBody())) {
                    sent.add(0, SendMessageBatchResultEntry.builder().id(entry.id()).build());
                }
            }
            return SendMessageBatchResponse.builder().successful(sent).failed(failed).build();
        }

        static boolean hasDistinctIds(SendMessageBatchRequest batch) {
            return batch.entries().stream().map(SendMessageBatchRequestEntry::id).distinct().count()
                    == batch.entries().size();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
