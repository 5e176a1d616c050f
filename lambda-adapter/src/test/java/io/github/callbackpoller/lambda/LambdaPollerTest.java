package io.github.callbackpoller.lambda;

import static io.github.callbackpoller.lambda.Events.failed;
import static io.github.callbackpoller.lambda.Events.invocation;
import static io.github.callbackpoller.lambda.Events.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sqs.QueueUrls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaPollerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int MINUTE = 60_000;

    private static final QueueUrls URLS =
            QueueUrls.of(Events.URL + "callback", Events.URL + "check")
                    .with(QueueName.PARKING, Events.URL + "parking");

    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final List<List<Received>> batches = new ArrayList<>();
    private final List<Received> aside = new ArrayList<>();
    private Instant now = NOW;
    private Instant finishBy = Instant.EPOCH;
    private Duration each = Duration.ZERO;
    private int ended;
    private final LambdaPoller poller =
            new LambdaPoller(this::handle, URLS, aside::addAll, () -> ended++, () -> now);

    @Test
    void handle_everyVerdictButAcknowledge_isAFailure() {
        verdicts.put("b", Verdict.LEAVE);
        verdicts.put("c", Verdict.KEEP_ASIDE);

        var response =
                poller.handle(
                        Role.CHECK,
                        Events.of(
                                record("check", "1", "a"),
                                record("check", "2", "b"),
                                record("check", "3", "c")),
                        invocation(MINUTE));

        assertThat(failed(response)).containsExactly("2", "3");
        assertThat(aside).extracting(Received::receipt).containsExactly("receipt-3");
        assertThat(ended).isEqualTo(1);
    }

    @Test
    void handle_record_isReadAsItWasReceived() {
        poller.handle(Role.CHECK, Events.of(record("check", "1", "a")), invocation(MINUTE));

        var received = batches.get(0).get(0);
        assertThat(received.queue()).isEqualTo(QueueName.CHECK);
        assertThat(received.body()).isEqualTo("a");
        assertThat(received.receiveCount()).isEqualTo(2);
        assertThat(received.sentAt()).contains(Instant.ofEpochMilli(1793606400123L));
        assertThat(received.invisibleUntil()).isEqualTo(NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void handle_nothingToDo_isDone(Role role) {
        var noRecords = new SQSEvent();
        var nullRecord = new SQSEvent();
        nullRecord.setRecords(Arrays.asList((SQSMessage) null));

        for (var event : Arrays.asList(null, noRecords, nullRecord, Events.of())) {
            assertThat(failed(poller.handle(role, event, invocation(MINUTE)))).isEmpty();
        }
        assertThat(batches).isEmpty();
    }

    @Test
    void handle_recordWithoutAnything_isHandledAsReceivedOnce() {
        var bare = new SQSMessage();
        bare.setMessageId("1");
        bare.setEventSource("aws:sqs");
        bare.setEventSourceArn(Events.ARN + "check");

        var response = poller.handle(Role.CHECK, Events.of(bare), invocation(MINUTE));

        assertThat(failed(response)).isEmpty();
        var received = batches.get(0).get(0);
        assertThat(received.receiveCount()).isEqualTo(1);
        assertThat(received.sentAt()).isEmpty();
        assertThat(received.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "", "99999999999999999999"})
    void handle_oddReceiveCount_isOne(String count) {
        var odd = record("check", "1", "a");
        odd.setAttributes(Map.of("ApproximateReceiveCount", count));

        poller.handle(Role.CHECK, Events.of(odd), invocation(MINUTE));

        assertThat(batches.get(0).get(0).receiveCount()).isEqualTo(1);
    }

    @Test
    void handle_sourceThatIsNoQueue_isGivenBackUntouched() {
        var stream = record("check", "1", "a");
        stream.setEventSource("aws:kinesis");

        var response = poller.handle(Role.ALL, Events.of(stream), invocation(MINUTE));

        assertThat(failed(response)).containsExactly("1");
        assertThat(batches).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "START, check",
        "START, other",
        "CHECK, callback",
        "ALL, other",
        "ALL, parking",
        "DEAD_LETTERS, check",
        "DEAD_LETTERS, parking"
    })
    void handle_queueOfAnotherFunction_isGivenBackUntouched(Role role, String queue) {
        var response = poller.handle(role, Events.of(record(queue, "1", "a")), invocation(MINUTE));

        assertThat(failed(response)).containsExactly("1");
        assertThat(batches).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "START, callback, CALLBACK",
        "CHECK, check, CHECK",
        "ALL, callback, CALLBACK",
        "ALL, check, CHECK",
        "DEAD_LETTERS, any, CALLBACK_DEAD_LETTERS"
    })
    void handle_queueOfTheFunction_isKnownByItsArn(Role role, String queue, QueueName name) {
        poller.handle(role, Events.of(record(queue, "1", "a")), invocation(MINUTE));

        assertThat(batches.get(0).get(0).queue()).isEqualTo(name);
    }

    @Test
    void handle_deadLetter_isKnownByWhereItComesFrom() {
        var letter = record("some-dead-letters", "1", "a");
        letter.setAttributes(Map.of("DeadLetterQueueSourceArn", Events.ARN + "check"));

        poller.handle(Role.ALL, Events.of(letter), invocation(MINUTE));

        assertThat(batches.get(0).get(0).queue()).isEqualTo(QueueName.CHECK_DEAD_LETTERS);
    }

    @Test
    void handle_recordThatThrows_failsAlone() {
        verdicts.put("b", null);

        var response =
                poller.handle(
                        Role.CHECK,
                        Events.of(
                                record("check", "1", "a"),
                                record("check", "2", "b"),
                                record("check", "3", "c")),
                        invocation(MINUTE));

        assertThat(failed(response)).containsExactly("2");
    }

    @Test
    void handle_sameIdTwice_isDoneOnlyIfBothAre() {
        verdicts.put("b", Verdict.LEAVE);

        var response =
                poller.handle(
                        Role.CHECK,
                        Events.of(record("check", "1", "a"), record("check", "1", "b")),
                        invocation(MINUTE));

        assertThat(failed(response)).containsExactly("1");
    }

    @Test
    void handle_sameRecordTwiceUnderTwoIds_bothAreTold() {
        verdicts.put("a", Verdict.LEAVE);
        var one = record("check", "1", "a");
        var other = record("check", "2", "a");
        other.setReceiptHandle(one.getReceiptHandle());

        var response = poller.handle(Role.CHECK, Events.of(one, other), invocation(MINUTE));

        assertThat(failed(response)).containsExactly("1", "2");
    }

    @Test
    void handle_recordWithoutAnId_givesTheWholeBatchBackIfItIsNotDone() {
        verdicts.put("a", Verdict.LEAVE);

        var response =
                poller.handle(
                        Role.CHECK,
                        Events.of(record("check", null, "a"), record("check", "2", "b")),
                        invocation(MINUTE));

        assertThat(failed(response)).containsExactly("");
    }

    @Test
    void handle_tenThousandRecords_areHandledInSlices() {
        var response = poller.handle(Role.CHECK, Events.of(many(10_000)), invocation(MINUTE));

        assertThat(failed(response)).isEmpty();
        assertThat(batches).hasSize(200).allMatch(batch -> batch.size() == 50);
    }

    @Test
    void handle_batchThatTakesTooLong_givesTheRestBackInTime() {
        each = Duration.ofSeconds(7);

        var response = poller.handle(Role.CHECK, Events.of(many(1_000)), invocation(MINUTE));

        assertThat(now).isBefore(NOW.plusSeconds(70));
        assertThat(batches).hasSize(9);
        assertThat(failed(response)).hasSize(550);
    }

    @ParameterizedTest
    @CsvSource({"900000, 890", "60000, 50", "15000, 10", "3000, 2", "0, 0"})
    void handle_workIsBegunUntilATimeBeforeTheLimit(int millisLeft, int seconds) {
        poller.handle(Role.CHECK, Events.of(record("check", "1", "a")), invocation(millisLeft));

        assertThat(batches.isEmpty() ? NOW : finishBy).isEqualTo(NOW.plusSeconds(seconds));
    }

    private static SQSMessage[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> record("check", "m" + number, "body " + number))
                .toArray(SQSMessage[]::new);
    }

    private List<Verdict> handle(List<Received> batch, Instant until) {
        if (batch.size() > 1 && batch.stream().anyMatch(one -> isBroken(one.body()))) {
            throw new IllegalStateException("one of them is broken");
        }
        if (batch.stream().anyMatch(one -> isBroken(one.body()))) {
            throw new IllegalStateException("it is broken");
        }
        finishBy = until;
        batches.add(batch);
        now = now.plus(each);
        return batch.stream()
                .map(one -> verdicts.getOrDefault(one.body(), Verdict.ACKNOWLEDGE))
                .toList();
    }

    private boolean isBroken(String body) {
        return verdicts.containsKey(body) && verdicts.get(body) == null;
    }
}
