package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.FailureReason;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import io.github.callbackpoller.operator.DeadLetters;
import io.github.callbackpoller.operator.LetterFacts;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.LetterBox;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.testkit.InMemoryCallbacks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages on a real queue that nobody handles any more. */
class DeadLettersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final CallbackToken TOKEN = CallbackToken.of("26vcYbeWsZ");
    private static final ExecutionArn EXECUTION =
            new ExecutionArn(
                    "arn:aws:sagemaker:us-east-2:012345678901:pipeline/taxi/execution/7pinimwddh3a");
    private static final JobKey KEY = new JobKey("ab".repeat(32));
    private static final String CALLBACK =
            """
            {"token": "26vcYbeWsZ", "pipelineExecutionArn": "%s", "arguments": {}}
            """
                    .formatted(EXECUTION.value());

    private final Cloud cloud = new Cloud();
    private final LetterBox parking = new LetterBox(cloud.sqs, cloud.url(QueueName.PARKING));
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void list_parkedMessage_tellsWhyAndLeavesItThere() {
        park(watch(), "nobody knows this pipeline");

        var listed = letters().list(parking, 10);
        var again = letters().list(parking, 10);

        assertThat(listed).hasSize(1);
        var facts = listed.get(0);
        assertThat(facts.what()).isEqualTo("WATCH");
        assertThat(facts.key()).isEqualTo(KEY.value());
        assertThat(facts.definition()).contains("prep");
        assertThat(facts.letter().reason()).isEqualTo("nobody knows this pipeline");
        assertThat(facts.toString()).doesNotContain(TOKEN.secret());
        assertThat(again).hasSize(1);
        assertThat(again.get(0).letter().receiveCount()).isEqualTo(2);
    }

    @Test
    void list_whateverItIs_isSaid() {
        park(CALLBACK, "one");
        park(CALLBACK.replace("\"arguments\"", "\"status\": \"Stopping\", \"arguments\""), "two");
        park("{\"token\": \"26vcYbeWsZ\"", "three");

        var what = letters().list(parking, 10).stream().map(LetterFacts::what).toList();

        assertThat(what).contains("SageMaker's message", "stop by the pipeline");
        assertThat(what).filteredOn(one -> one.startsWith("unreadable: ")).isNotEmpty();
    }

    @Test
    void redrive_eachMessage_goesHomeByteForByte() {
        park(watch(), "one");
        park(CALLBACK, "two");

        var results = letters().redrive(parking, QueueName.PARKING, 10, letter -> true);

        assertThat(results).allMatch(DeadLetters.Result::done).hasSize(2);
        assertThat(parking.contents().visible()).isZero();
        assertThat(bodies(QueueName.CHECK)).containsExactly(watch());
        assertThat(bodies(QueueName.CALLBACK)).containsExactly(CALLBACK);
    }

    @Test
    void redrive_whatNobodyCanReadOrIsNotMeant_stays() {
        park("not JSON", "one");
        park(CALLBACK, "two");

        var results =
                letters()
                        .redrive(parking, QueueName.PARKING, 10, letter -> letter.step().isEmpty());

        assertThat(results).singleElement().matches(result -> !result.done());
        assertThat(letters().list(parking, 10)).hasSize(2);
        assertThat(bodies(QueueName.CALLBACK)).isEmpty();
    }

    @Test
    void redrive_sendIsNotConfirmed_stays() {
        park(watch(), "one");

        var results =
                letters(new Unreachable()).redrive(parking, QueueName.PARKING, 10, letter -> true);

        assertThat(results)
                .singleElement()
                .extracting(DeadLetters.Result::detail)
                .isEqualTo("could not be sent: down");
        assertThat(letters().list(parking, 10)).hasSize(1);
    }

    @Test
    void fail_stepWaits_isToldAndTheMessageIsGone() {
        callbacks.waitFor(TOKEN);
        park(watch(), "one");

        var results = letters().fail(parking, 10, letter -> true, "given up");

        assertThat(results).singleElement().matches(DeadLetters.Result::done);
        assertThat(callbacks.outcomeOf(TOKEN))
                .contains(new JobOutcome.Failed(FailureReason.of("given up")));
        assertThat(parking.contents().visible()).isZero();
    }

    @Test
    void fail_callFails_theMessageStays() {
        callbacks.waitFor(TOKEN);
        callbacks.failNext(1);
        park(CALLBACK, "one");

        var results = letters().fail(parking, 10, letter -> true, "given up");

        assertThat(results)
                .singleElement()
                .extracting(DeadLetters.Result::detail)
                .isEqualTo("not confirmed: the call failed");
        assertThat(letters().list(parking, 10)).hasSize(1);
    }

    @Test
    void fail_tokenCannotBeRead_theMessageStays() {
        park("not JSON", "one");

        var results = letters().fail(parking, 10, letter -> true, "given up");

        assertThat(results).singleElement().matches(result -> !result.done());
        assertThat(letters().list(parking, 10)).hasSize(1);
    }

    @Test
    void redrive_moreThanAreTakenTogether_allGoHomeAndWhatIsNotMeantStays() {
        for (int number = 0; number < 25; number++) {
            park(number < 3 ? "not JSON" : watch(), "one of many");
        }

        var results =
                letters()
                        .redrive(
                                parking,
                                QueueName.PARKING,
                                1000,
                                letter -> letter.step().isPresent());

        assertThat(results).hasSize(22).allMatch(DeadLetters.Result::done);
        assertThat(cloud.messages(QueueName.CHECK)).isEqualTo(22);
        assertThat(parking.contents().visible()).isEqualTo(3);
    }

    @Test
    void redrive_boxHoldsMore_noMoreThanAsked() {
        for (int number = 0; number < 15; number++) {
            park(watch(), "one of many");
        }

        var results = letters().redrive(parking, QueueName.PARKING, 12, letter -> true);

        assertThat(results).hasSize(12);
        assertThat(parking.contents().visible()).isEqualTo(3);
    }

    @Test
    void redrive_deadLetterForANewerHost_goesWhereItCameFrom() {
        park(watch().replaceFirst("\"v\":\\d+", "\"v\":99"), "a newer host's");

        var results =
                letters().redrive(parking, QueueName.CALLBACK_DEAD_LETTERS, 1, letter -> true);

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.letter().what()).contains("newer host"));
        assertThat(cloud.messages(QueueName.CALLBACK)).isEqualTo(1);
    }

    @Test
    void close_lettersAreOut_areThereAtOnceAndNoMoreAreTaken() {
        park(watch(), "one");
        parking.take(1);

        parking.close();

        assertThat(parking.contents().visible()).isEqualTo(1);
        assertThat(parking.take(1)).isEmpty();
    }

    private DeadLetters letters() {
        return letters(new SqsSender(cloud.sqs, cloud.urls));
    }

    private DeadLetters letters(MessageSender sender) {
        return new DeadLetters(
                sender, callbacks, (token, execution) -> new CallbackStep(token, execution, KEY));
    }

    private void park(String body, String reason) {
        new SqsSender(cloud.sqs, cloud.urls)
                .send(List.of(new Outgoing(QueueName.PARKING, body, Duration.ZERO, reason)));
    }

    private List<String> bodies(QueueName queue) {
        return new LetterBox(cloud.sqs, cloud.url(queue))
                .take(10).stream().map(letter -> letter.body()).toList();
    }

    private static String watch() {
        var watch =
                new Phase.Watch(
                        new Job("prep", "glue", Map.of()),
                        new JobHandle("glue", "prep/jr_1"),
                        NOW,
                        true,
                        NOW,
                        RunHistory.none());
        var timing = new Timing(NOW, NOW, false, NOW.plus(Duration.ofHours(20)));
        var step = new CallbackStep(TOKEN, EXECUTION, KEY);
        return MessageCodec.encode(
                new PollerMessage(step, new Rank(0, 3), timing, Tally.NONE, watch));
    }

    /** A queue that nothing can be sent to. */
    private static final class Unreachable implements MessageSender {
        @Override
        public List<SendResult> send(List<Outgoing> messages) {
            return messages.stream().map(message -> SendResult.unconfirmed("down")).toList();
        }

        @Override
        public boolean hasParkingQueue() {
            return true;
        }
    }
}
