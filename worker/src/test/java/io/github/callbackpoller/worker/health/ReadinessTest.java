package io.github.callbackpoller.worker.health;

import static io.github.callbackpoller.worker.health.FakeReceiver.message;
import static io.github.callbackpoller.worker.health.ManualClock.START;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.worker.health.Readiness.Unreached;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final ManualClock clock = new ManualClock();
    private final FakeReceiver queues = new FakeReceiver();
    private final Activity activity = new Activity(FakeReceiver.QUEUES, clock.instant());
    private final NotingReceiver receiver = new NotingReceiver(queues, activity, clock);
    private final Readiness readiness = new Readiness(activity, clock);

    @Test
    void unreached_attributesJustRead_isNone() {
        clock.advance(ofSeconds(60));

        assertThat(readiness.unreached()).isEmpty();
    }

    @Test
    void unreached_noReceiveForLong_isEachQueueSinceItWasReached() {
        clock.advance(ofSeconds(30));
        receive(QueueName.CHECK);
        clock.advance(ofSeconds(31));

        assertThat(readiness.unreached())
                .containsExactly(new Unreached("callback", START, "no receive returned"));
    }

    @Test
    void unreached_batchInHandForLong_isOnlyTheOtherQueue() {
        receive(QueueName.CHECK);
        var handler = new NotingHandler(this::handleSlowly, activity, clock);

        handler.handle(List.of(message(QueueName.CALLBACK)), clock.instant());
    }

    @Test
    void unreached_failingForAMinuteAfterASuccess_tellsWhy() {
        receive(QueueName.CALLBACK);
        receive(QueueName.CHECK);
        queues.fails = true;

        failToReceive(QueueName.CHECK);
        assertThat(readiness.unreached()).isEmpty();

        clock.advance(ofSeconds(61));
        failToReceive(QueueName.CHECK);
        assertThat(readiness.unreached())
                .contains(new Unreached("check", START, "IllegalStateException"));
    }

    @Test
    void unreached_firstReceiveFails_isToldAtOnce() {
        queues.fails = true;

        failToReceive(QueueName.CHECK);

        assertThat(readiness.unreached())
                .containsExactly(new Unreached("check", START, "IllegalStateException"));
    }

    @Test
    void unreached_queueAnswersAgain_isNone() {
        queues.fails = true;
        failToReceive(QueueName.CHECK);
        queues.fails = false;

        receive(QueueName.CHECK);

        assertThat(readiness.unreached()).isEmpty();
    }

    @Test
    void unreached_messagesAcknowledged_countsAsReached() {
        clock.advance(ofSeconds(61));

        receiver.acknowledge(List.of(message(QueueName.CALLBACK)));
        receiver.showAgain(List.of(message(QueueName.CHECK)), Duration.ZERO);

        assertThat(readiness.unreached()).isEmpty();
    }

    private List<Verdict> handleSlowly(List<Received> batch, Instant finishBy) {
        clock.advance(ofSeconds(61));
        assertThat(activity.of(QueueName.CALLBACK).inHand()).isEqualTo(1);
        assertThat(readiness.unreached()).extracting(Unreached::queue).containsExactly("check");
        return List.of();
    }

    private void receive(QueueName queue) {
        assertThat(receiver.receive(queue, 10, ofSeconds(1))).hasSize(1);
    }

    private void failToReceive(QueueName queue) {
        assertThatIllegalStateException()
                .isThrownBy(() -> receiver.receive(queue, 10, ofSeconds(1)));
    }
}
