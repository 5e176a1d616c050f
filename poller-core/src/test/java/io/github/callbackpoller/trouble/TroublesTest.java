package io.github.callbackpoller.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.time.ManualNanoClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TroublesTest {
    private static final Trouble DOWN = trouble("SQS", "UNREACHABLE", false);
    private static final Trouble DENIED = trouble("SQS", "DENIED", true);

    private final RecordingLogger log = new RecordingLogger();
    private final ManualNanoClock clock = new ManualNanoClock();
    private final Troubles troubles = new Troubles(log, "Messages wait.", clock);

    @Test
    void failed_thousandTimes_isSaidOnceWithWhatFollowsAndWhatToDo() {
        for (int call = 0; call < 1000; call++) {
            troubles.failed(DOWN);
        }

        assertThat(log.lines()).containsExactly("WARN SQS is down. Messages wait. Do something.");
    }

    @Test
    void worked_afterFailures_saysHowLongItLastedAndHowManyFailed() {
        troubles.failed(DOWN);
        clock.advance(Duration.ofSeconds(42));
        troubles.failed(DOWN);
        troubles.worked("SQS");
        troubles.worked("SQS");

        assertThat(log.lines())
                .hasSize(2)
                .last()
                .isEqualTo("INFO SQS works again after 42 s; failed calls: 2 (UNREACHABLE)");
    }

    @Test
    void worked_noTrouble_saysNothing() {
        troubles.worked("SQS");

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void worked_otherScope_endsNothing() {
        troubles.failed(DOWN);
        troubles.worked("Glue");

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void failed_forAnHour_isSaidAgainEveryFiveMinutesWithACount() {
        for (int second = 0; second < 3600; second++) {
            troubles.failed(DOWN);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(log.lines())
                .hasSize(12)
                .element(1)
                .isEqualTo("WARN SQS still is down: 301 failed calls in 300 s. Do something.");
    }

    @Test
    void failed_comesAndGoesForAnHour_isSaidNoMoreOften() {
        for (int second = 0; second < 3600; second++) {
            troubles.failed(DOWN);
            troubles.worked("SQS");
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(log.lines()).hasSize(24);
    }

    @Test
    void failed_againSoonAndLasting_isSaidAfterHalfAMinute() {
        troubles.failed(DOWN);
        troubles.worked("SQS");
        clock.advance(Duration.ofSeconds(10));
        troubles.failed(DOWN);
        clock.advance(Duration.ofSeconds(29));
        troubles.failed(DOWN);

        assertThat(log.lines()).hasSize(2);

        clock.advance(Duration.ofSeconds(1));
        troubles.failed(DOWN);

        assertThat(log.lines()).hasSize(3).last().asString().startsWith("WARN SQS is down.");
    }

    @Test
    void worked_partialTrouble_isOverOnlyWhenNothingFailedForHalfAMinute() {
        troubles.failed(DENIED);
        troubles.worked("SQS");
        clock.advance(Duration.ofSeconds(29));
        troubles.worked("SQS");

        assertThat(log.lines()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        troubles.worked("SQS");

        assertThat(log.lines()).hasSize(2).last().asString().startsWith("INFO SQS works again");
    }

    @Test
    void failed_twoCodes_areTwoTroubles() {
        troubles.failed(DOWN);
        troubles.failed(DENIED);

        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void failed_moreTroublesThanAreRemembered_theOldestIsForgotten() {
        troubles.failed(DOWN);
        for (int number = 0; number < 100; number++) {
            troubles.failed(trouble("queue " + number, "UNREACHABLE", false));
        }
        troubles.worked("SQS");

        assertThat(log.lines()).hasSize(101).noneMatch(line -> line.startsWith("INFO"));
    }

    @Test
    void of_errorThatKnowsItsTrouble_isThat() {
        assertThat(Trouble.of(new TroubleException(DENIED, new IllegalStateException()), "other"))
                .isEqualTo(DENIED);
        assertThat(Trouble.of(new IllegalStateException("no"), "Queue CHECK").problem())
                .isEqualTo("has failed (java.lang.IllegalStateException: no)");
    }

    private static Trouble trouble(String scope, String code, boolean partial) {
        return new Trouble(scope, code, "is down", "Do something.", partial);
    }
}
