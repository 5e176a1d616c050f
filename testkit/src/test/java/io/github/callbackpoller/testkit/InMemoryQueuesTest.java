package io.github.callbackpoller.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryQueuesTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final InMemoryQueues queues = new InMemoryQueues(clock);

    @Test
    void receive_beforeTheDelayIsOver_givesNothing() {
        send(Duration.ofSeconds(900));

        clock.advance(Duration.ofSeconds(899));

        assertThat(receive()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(receive()).hasSize(1);
    }

    @Test
    void send_delayAbove900Seconds_isNotConfirmed() {
        var sent = queues.send(List.of(message(Duration.ofSeconds(901))));

        assertThat(sent).extracting(result -> result.confirmed()).containsExactly(false);
    }

    @Test
    void receive_visibilityTimeoutPassed_givesTheMessageAgainWithAHigherCount() {
        send(Duration.ZERO);
        receive();

        clock.advance(InMemoryQueues.VISIBILITY_TIMEOUT);

        assertThat(receive()).extracting(Received::receiveCount).containsExactly(2);
    }

    @Test
    void acknowledge_messageReceivedAgainSince_refusesTheStaleReceipt() {
        send(Duration.ZERO);
        var first = receive();
        clock.advance(InMemoryQueues.VISIBILITY_TIMEOUT);
        receive();

        assertThatThrownBy(() -> queues.acknowledge(first))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void receive_receivedTooOften_becomesADeadLetter() {
        send(Duration.ZERO);

        for (int receive = 0; receive <= InMemoryQueues.MOST_RECEIVES; receive++) {
            receive();
            clock.advance(InMemoryQueues.VISIBILITY_TIMEOUT);
        }

        assertThat(queues.contents(QueueName.CHECK)).isEmpty();
        assertThat(queues.contents(QueueName.CHECK_DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void showAgain_atOnce_makesTheMessageVisible() {
        send(Duration.ZERO);

        queues.showAgain(receive(), Duration.ZERO);

        assertThat(receive()).hasSize(1);
    }

    private void send(Duration delay) {
        queues.send(List.of(message(delay)));
    }

    private static Outgoing message(Duration delay) {
        return new Outgoing(QueueName.CHECK, "body", delay, "");
    }

    private List<Received> receive() {
        return queues.receive(QueueName.CHECK, 10, Duration.ZERO);
    }
}
