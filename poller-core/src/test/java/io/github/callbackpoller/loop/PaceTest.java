package io.github.callbackpoller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.time.ManualNanoClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final ManualNanoClock clock = new ManualNanoClock();
    private final Pace pace = new Pace(clock);

    @Test
    void failed_againAndAgain_pausesGrowToHalfAMinute() {
        var pauses = new ArrayList<Long>();
        for (int time = 0; time < 8; time++) {
            pace.failed();
            pauses.add(pace.pause().toSeconds());
            clock.advance(pace.pause());
        }

        assertThat(pauses).isEqualTo(List.of(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L));
        assertThat(pace.pause()).isZero();
    }

    @Test
    void failed_severalThreadsAtOnce_countsOnce() {
        pace.failed();
        pace.failed();
        pace.fruitless();

        assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void most_afterAFailure_isOneMessageUntilThereIsFruit() {
        assertThat(pace.most()).isEqualTo(10);

        pace.fruitless();

        assertThat(pace.most()).isEqualTo(1);

        pace.fruitful();

        assertThat(pace.most()).isEqualTo(10);
        assertThat(pace.pause()).isZero();
    }

    @Test
    void idle_afterAFailedReceive_isFullSpeed() {
        pace.failed();
        pace.idle();

        assertThat(pace.most()).isEqualTo(10);
    }

    @Test
    void idle_whileNothingCanBeBroughtToAnEnd_changesNothing() {
        pace.fruitless();
        pace.idle();

        assertThat(pace.most()).isEqualTo(1);
    }
}
