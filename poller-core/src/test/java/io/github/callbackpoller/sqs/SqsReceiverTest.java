package io.github.callbackpoller.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.time.ManualNanoClock;
import io.github.callbackpoller.trouble.TroubleException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The receiver over an SQS played by hand. */
class SqsReceiverTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration WAIT = Duration.ofSeconds(10);

    private final PlayedSqs sqs = new PlayedSqs();
    private final ManualNanoClock steady = new ManualNanoClock();
    private Instant wallClock = NOW;
    private final SqsReceiver receiver =
            new SqsReceiver(
                    sqs,
                    List.of(
                            new SqsQueue(
                                    QueueName.CHECK, "https://sqs/check", Duration.ofSeconds(60))),
                    () -> wallClock,
                    steady,
                    ApiRetries.DEFAULT);

    @ParameterizedTest
    @ValueSource(ints = {-3600, 0, 3600})
    void receive_wallClockStepsMeanwhile_visibilityCountsFromTheEndByTheNewTime(int step) {
        sqs.takes = Duration.ofSeconds(10);
        sqs.step = step;

        assertThat(receive().invisibleUntil()).isEqualTo(NOW.plusSeconds(step + 59));
    }

    @ParameterizedTest
    @ValueSource(ints = {-3600, 0, 3600})
    void receive_processWasHeldUp_visibilityCountsFromTheBeginning(int step) {
        sqs.takes = Duration.ofSeconds(45);
        sqs.step = step;

        assertThat(receive().invisibleUntil()).isEqualTo(NOW.plusSeconds(step + 60 - 45));
    }

    @Test
    void receive_longPoll_mayTakeEightSecondsMoreThanItWaits() {
        receive();

        var limits = sqs.request.overrideConfiguration().orElseThrow();
        assertThat(limits.apiCallTimeout()).contains(Duration.ofSeconds(18));
        assertThat(limits.apiCallAttemptTimeout()).contains(Duration.ofSeconds(18));
    }

    @Test
    void receive_queueIsGone_namesTheQueueAndTheTrouble() {
        sqs.code = "AWS.SimpleQueueService.NonExistentQueue";

        var error = catchThrowableOfType(TroubleException.class, this::receive);

        assertThat(error.trouble().scope()).isEqualTo("Queue https://sqs/check");
        assertThat(error.trouble().code()).isEqualTo("NO_QUEUE");
    }

    @Test
    void receive_errorOfThisCallAlone_isThrownAsItIs() {
        sqs.code = "InvalidParameterValue";

        assertThatThrownBy(this::receive).isInstanceOf(SqsException.class);
    }

    @Test
    void acknowledge_entryIsRefused_isATroubleOfTheQueue() {
        sqs.refusal = "InternalError";

        var error =
                catchThrowableOfType(
                        TroubleException.class, () -> receiver.acknowledge(List.of(received())));

        assertThat(error.trouble().problem()).contains("InternalError");
    }

    @Test
    void acknowledge_messageIsGone_isNoError() {
        sqs.refusal = "ReceiptHandleIsInvalid";

        receiver.acknowledge(List.of(received()));

        assertThat(sqs.deleted).containsExactly(1);
    }

    @Test
    void acknowledge_entryFailsByNoFaultOfItsHandle_isDeletedOnceMoreAlone() {
        sqs.refusal = "InternalError";
        sqs.refusals = 1;

        receiver.acknowledge(Collections.nCopies(10, received()));

        assertThat(sqs.deleted).containsExactly(10, 1);
    }

    @Test
    void acknowledge_moreThanTen_goesInTensOfWhichOneThatFailsStopsNone() {
        sqs.refusal = "InternalError";

        assertThatThrownBy(() -> receiver.acknowledge(Collections.nCopies(25, received())))
                .isInstanceOf(TroubleException.class);

        assertThat(sqs.deleted).containsExactly(10, 1, 10, 1, 5, 1);
    }

    private Received receive() {
        return receiver.receive(QueueName.CHECK, 10, WAIT).get(0);
    }

    private static Received received() {
        return new Received(QueueName.CHECK, "body", "r", 1, Optional.empty(), NOW);
    }

    private final class PlayedSqs implements SqsClient {
        private Duration takes = Duration.ZERO;
        private int step;
        private String code = "";
        private String refusal = "";
        private int refusals = Integer.MAX_VALUE;
        private final List<Integer> deleted = new ArrayList<>();
        private ReceiveMessageRequest request = ReceiveMessageRequest.builder().build();

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest asked) {
            request = asked;
            if (!code.isEmpty()) {
                throw SqsException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                        .build();
            }
            steady.advance(takes);
            wallClock = wallClock.plusSeconds(step);
            return ReceiveMessageResponse.builder()
                    .messages(Message.builder().body("body").receiptHandle("r").build())
                    .build();
        }

        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest asked) {
            deleted.add(asked.entries().size());
            if (refusals == 0) {
                return DeleteMessageBatchResponse.builder().build();
            }
            refusals--;
            var failed =
                    BatchResultErrorEntry.builder()
                            .id("0")
                            .code(refusal)
                            .senderFault(refusal.startsWith("Receipt"))
                            .build();
            return DeleteMessageBatchResponse.builder().failed(failed).build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
