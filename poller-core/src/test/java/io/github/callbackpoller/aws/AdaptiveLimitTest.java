package io.github.callbackpoller.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdaptiveLimitTest {
    private long nanos = 1_000;
    private final AdaptiveLimit limit = new AdaptiveLimit(() -> nanos);

    @Test
    void tryCall_noThrottleYet_isNeverHeldBack() {
        for (int call = 0; call < 10_000; call++) {
            assertThat(limit.tryCall()).isEmpty();
            limit.taken();
        }
    }

    @Test
    void tryCall_rightAfterAThrottle_onePassesAndTheNextIsHeldBack() {
        take(20);

        limit.throttled();

        assertThat(limit.tryCall()).isEmpty();
        assertThat(limit.tryCall()).contains(Duration.ofSeconds(1));
    }

    @Test
    void tryCall_aSecondAfterAThrottle_sevenTenthsOfWhatWasTakenPass() {
        take(20);
        limit.throttled();

        pass(Duration.ofSeconds(1));

        assertThat(passing(100)).isEqualTo(14);
    }

    @Test
    void throttled_severalTimesTogether_countOnce() {
        take(20);
        limit.throttled();
        limit.throttled();
        limit.throttled();

        pass(Duration.ofSeconds(1));

        assertThat(passing(100)).isEqualTo(14);
    }

    @Test
    void throttled_againAndAgain_leavesOneCallInTwoSeconds() {
        for (int second = 0; second < 100; second++) {
            limit.throttled();
            pass(Duration.ofSeconds(1));
        }

        pass(Duration.ofSeconds(9));
        assertThat(passing(10)).isEqualTo(1);
        pass(Duration.ofSeconds(1));
        assertThat(limit.tryCall()).isPresent();
        pass(Duration.ofSeconds(1));
        assertThat(limit.tryCall()).isEmpty();
    }

    @Test
    void throttled_whileFewCallsAreMade_leavesRoomForTheRetries() {
        take(1);

        limit.throttled();
        var soon = limit.tryCall();
        pass(Duration.ofMillis(150));
        limit.throttled();
        var later = limit.tryCall();

        assertThat(soon).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void taken_limitIsUsedUp_growsByAboutOneCallASecond() {
        take(20);
        limit.throttled();

        int taken = 0;
        for (int second = 0; second < 10; second++) {
            pass(Duration.ofSeconds(1));
            taken = passing(1_000);
            take(taken);
        }

        assertThat(taken).isBetween(22, 25);
    }

    @Test
    void tryCall_manyAreHeldBack_comeBackAtTheRateOfTheLimit() {
        take(20);
        limit.throttled();

        var waits = new ArrayList<Duration>();
        for (int call = 0; call < 141; call++) {
            limit.tryCall().ifPresent(waits::add);
        }

        assertThat(waits).hasSize(140).isSorted();
        assertThat(waits.get(139)).isBetween(Duration.ofMillis(9_990), Duration.ofMillis(10_010));
    }

    @Test
    void tryCall_theLineIsLongerThanFiveMinutes_laterOnesShareItsTimes() {
        take(20);
        limit.throttled();

        var waits = new ArrayList<Duration>();
        for (int call = 0; call < 10_000; call++) {
            limit.tryCall().ifPresent(waits::add);
        }

        assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofMinutes(5)) <= 0);
        assertThat(inTheMinute(waits, 2)).isBetween(2_400L, 2_600L);
        assertThat(inTheMinute(waits, 5)).isBetween(1_600L, 1_700L);
    }

    @Test
    void tryCall_whenThoseHeldBackMustHaveComeBack_waitsShortlyAgain() {
        take(20);
        limit.throttled();
        passing(140);
        pass(Duration.ofSeconds(10));
        passing(14);

        assertThat(limit.tryCall()).contains(Duration.ofSeconds(1));
    }

    @Test
    void tryCall_serviceTakesTenASecond_fewCallsAreThrottled() {
        var service = new Service(10);

        for (int second = 0; second < 600; second++) {
            for (int call = 0; call < 100; call++) {
                pass(Duration.ofMillis(10));
                limit.tryCall().ifPresentOrElse(wait -> {}, service::call);
            }
        }

        assertThat(service.taken).isGreaterThan(600 * 7);
        assertThat(service.throttled).isLessThan(service.taken / 20);
    }

    /** A service with a quota, as its throttles show. */
    private final class Service {
        private final int perSecond;
        private long second;
        private int inSecond;
        private int taken;
        private int throttled;

        Service(int perSecond) {
            this.perSecond = perSecond;
        }

        void call() {
            long now = nanos / 1_000_000_000;
            inSecond = now == second ? inSecond + 1 : 1;
            second = now;
            if (inSecond <= perSecond) {
                taken++;
                limit.taken();
            } else {
                throttled++;
                limit.throttled();
            }
        }
    }

    private static long inTheMinute(List<Duration> waits, int minute) {
        return waits.stream().filter(wait -> wait.plusSeconds(59).toMinutes() == minute).count();
    }

    private void take(int calls) {
        for (int call = 0; call < calls; call++) {
            limit.taken();
        }
    }

    private int passing(int calls) {
        int passing = 0;
        for (int call = 0; call < calls; call++) {
            Optional<Duration> heldBack = limit.tryCall();
            passing += heldBack.isEmpty() ? 1 : 0;
        }
        return passing;
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
