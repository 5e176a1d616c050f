package io.github.callbackpoller.worker.metrics;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.worker.health.Activity;
import io.github.callbackpoller.worker.health.FakeReceiver;
import io.github.callbackpoller.worker.health.ManualClock;
import io.github.callbackpoller.worker.health.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetersTest {
    private final ManualClock clock = new ManualClock();
    private final Metrics metrics = new Metrics();

    @ParameterizedTest
    @CsvSource({
        "taxi, taxi",
        "'', none",
        "someone-elses, other",
    })
    void event_ofAnyDefinition_countsUnderAFewNames(String definition, String label) {
        var heard = new ArrayList<PollerEvent>();
        var listener = new EventMetrics(metrics, List.of("taxi"), clock, heard::add);
        var event = event(Happening.BURIED, definition);

        listener.onEvent(event);

        assertThat(heard).containsExactly(event);
        assertSample("events_total{definition=\"" + label + "\",event=\"buried\"} 1.0");
        assertSample("events_total{definition=\"taxi\",event=\"answered\"} 0.0");
    }

    @Test
    void event_startedAndAnswered_areTimedFromTheFirstMessage() {
        var listener = new EventMetrics(metrics, List.of("taxi"), clock, event -> {});
        clock.advance(ofSeconds(3));
        listener.onEvent(event(Happening.STARTED, "taxi"));
        clock.advance(ofSeconds(97));
        listener.onEvent(event(Happening.ANSWERED, "taxi"));

        assertSample("start_seconds_count{definition=\"taxi\"} 1");
        assertSample("start_seconds_sum{definition=\"taxi\"} 3.0");
        assertSample("step_seconds_sum{definition=\"taxi\"} 100.0");
        assertSample("checks_per_callback_count{definition=\"taxi\"} 1");
    }

    @Test
    void oldestStep_thatWaits_isAsOldAsItsFirstMessageUntilItIsSeenNoMore() {
        var listener = new EventMetrics(metrics, List.of("taxi"), clock, event -> {});
        assertSample("oldest_step_age_seconds{definition=\"taxi\"} 0.0");
        clock.advance(ofSeconds(90));
        var running = event(Happening.STILL_RUNNING, "taxi");
        listener.onEvent(
                new PollerEvent(
                        running.happening(), running.subject(), Optional.of(ofSeconds(30)), ""));
        clock.advance(ofSeconds(600));
        listener.onEvent(event(Happening.ANSWERED, "taxi"));

        assertSample("oldest_step_age_seconds{definition=\"taxi\"} 690.0");
        clock.advance(ofSeconds(601));
        assertSample("oldest_step_age_seconds{definition=\"taxi\"} 0.0");
    }

    @Test
    void receive_messagesAndErrors_areCountedByQueue() {
        var queues = new FakeReceiver();
        var receiver = new MeteredReceiver(queues, metrics);
        assertThat(receiver.receive(QueueName.CHECK, 10, ofSeconds(1))).hasSize(1);
        queues.fails = true;
        assertThatIllegalStateException()
                .isThrownBy(() -> receiver.receive(QueueName.CHECK, 10, ofSeconds(1)));

        assertSample("messages_received_total{queue=\"check\"} 1.0");
        assertSample("messages_received_total{queue=\"callback\"} 0.0");
        assertSample("receive_errors_total{queue=\"check\"} 1.0");
    }

    @Test
    void handle_verdicts_areCountedAndTheBatchIsTimed() {
        var handler =
                new MeteredHandler(
                        (batch, finishBy) -> List.of(Verdict.LEAVE), metrics, FakeReceiver.QUEUES);

        handler.handle(List.of(FakeReceiver.message(QueueName.CALLBACK)), Instant.MAX);

        assertSample("verdicts_total{queue=\"callback\",verdict=\"leave\"} 1.0");
        assertSample("verdicts_total{queue=\"check\",verdict=\"keep_aside\"} 0.0");
        assertSample("batch_seconds_count{queue=\"callback\"} 1");
    }

    @Test
    void send_confirmedOrNot_isCountedByQueue() {
        var sender = new MeteredSender(new HalfSender(), metrics);
        var check = new Outgoing(QueueName.CHECK, "{}", Duration.ZERO, "");
        var parking = new Outgoing(QueueName.PARKING, "{}", Duration.ZERO, "why");

        assertThat(sender.send(List.of(check, parking))).hasSize(2);

        assertThat(sender.hasParkingQueue()).isTrue();
        assertSample("messages_sent_total{confirmed=\"true\",queue=\"check\"} 1.0");
        assertSample("messages_sent_total{confirmed=\"false\",queue=\"parking\"} 1.0");
        assertSample("messages_sent_total{confirmed=\"true\",queue=\"callback\"} 0.0");
    }

    @Test
    void event_answerThatCameLate_tellsTheLag() {
        var answered = event(Happening.ANSWERED, "taxi").lagging(Optional.of(ofSeconds(7)));

        new EventMetrics(metrics, List.of("taxi"), clock, heard -> {}).onEvent(answered);

        assertSample("detection_lag_seconds_count{definition=\"taxi\"} 1");
        assertSample("detection_lag_seconds_sum{definition=\"taxi\"} 7.0");
    }

    @Test
    void answer_byOutcomeAndResult_isCounted() {
        var callbacks = new MeteredCallbacks(new Refusing(), metrics);

        callbacks.answer(null, Instant.EPOCH, new JobOutcome.Failed("broken"));

        assertSample("answers_total{outcome=\"failed\",reason=\"job\",result=\"refused\"} 1.0");
        assertSample(
                "answers_total{outcome=\"succeeded\",reason=\"none\",result=\"accepted\"} 0.0");
    }

    @Test
    void gauges_showHowItIsNow() {
        var activity = new Activity(FakeReceiver.QUEUES, clock.instant());
        var readiness = new Readiness(activity, clock);
        ActivityMetrics.show(activity, () -> readiness.unreached().isEmpty(), clock, metrics);
        ActivityMetrics.showVersion("7", metrics);
        activity.of(QueueName.CHECK).begun();
        assertSample("ready 1.0");

        clock.advance(ofSeconds(61));

        assertSample("queue_reached_age_seconds{queue=\"check\"} 61.0");
        assertSample("batches_in_hand{queue=\"check\"} 1.0");
        assertSample("batches_in_hand{queue=\"callback\"} 0.0");
        assertSample("ready 0.0");
        assertSample("loop_threads 0.0");
        assertSample("info{version=\"7\"} 1");
    }

    @Test
    void meter_withOtherLabelsThanItsTable_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.counter(Metric.EVENTS, "answered"))
                .withMessageContaining("[event, definition]");
    }

    private void assertSample(String line) {
        assertThat(metrics.scrape().lines()).contains("callback_poller_" + line);
    }

    private static PollerEvent event(Happening happening, String definition) {
        var subject =
                new EventSubject(
                        "p",
                        "e",
                        "k",
                        definition,
                        "glue",
                        "r",
                        "WATCH",
                        1,
                        Optional.of(ManualClock.START));
        return new PollerEvent(happening, subject, Optional.empty(), "");
    }

    /** Sends the first message of a batch only. */
    private static final class HalfSender implements MessageSender {
        @Override
        public List<SendResult> send(List<Outgoing> messages) {
            return List.of(SendResult.CONFIRMED, SendResult.unconfirmed("full"));
        }

        @Override
        public boolean hasParkingQueue() {
            return true;
        }
    }

    private static final class Refusing implements Callbacks {
        @Override
        public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
            return new AnswerResult.Refused(false, "no", StepView.UNKNOWN);
        }

        @Override
        public StepView view(CallbackStep step) {
            return StepView.UNKNOWN;
        }
    }
}
