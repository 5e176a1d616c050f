package io.github.callbackpoller.worker.health;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.port.QueueName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final ManualClock clock = new ManualClock();
    private final Life life = new Life();
    private final Activity activity = new Activity(FakeReceiver.QUEUES, clock.instant());
    private final Health health = new Health(life, activity, ofSeconds(25), clock);

    @Test
    void problems_starting_areNone() {
        clock.advance(ofSeconds(1_000));

        assertThat(health.problems()).isEmpty();
    }

    @Test
    void problems_brokenLoop_tellWhatBrokeIt() {
        life.receives(() -> Optional.of(new StackOverflowError("deep")));

        assertThat(health.problems())
                .containsExactly("the loop broke: java.lang.StackOverflowError: deep");
    }

    @Test
    void problems_noSignOfLifeFromAQueue_nameItAfterPatience() {
        life.receives(Optional::empty);
        clock.advance(ofSeconds(325));
        activity.of(QueueName.CHECK).failed(clock.instant(), "refused");
        assertThat(health.problems()).isEmpty();

        clock.advance(ofSeconds(1));

        assertThat(health.problems())
                .containsExactly("queue callback is stuck since 2026-11-22T12:00:00Z");
    }

    @Test
    void problems_allThreadsEnded_areTold() throws InterruptedException {
        life.receives(Optional::empty);
        var receiver = new NotingReceiver(new FakeReceiver(), activity, clock);
        var thread = new Thread(() -> receiver.receive(QueueName.CHECK, 1, ofSeconds(1)));
        thread.start();
        thread.join();

        assertThat(health.problems()).containsExactly("no receiving thread is left");
    }

    @Test
    void problems_stopping_areNone() {
        life.receives(Optional::empty);
        life.stops();
        clock.advance(ofSeconds(1_000));

        assertThat(health.problems()).isEmpty();
    }
}
