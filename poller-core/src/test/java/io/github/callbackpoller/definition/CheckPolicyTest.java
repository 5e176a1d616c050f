package io.github.callbackpoller.definition;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckPolicyTest {

    @Test
    void checkPolicy_valuesAtTheirBorders_areTaken() {
        var least = policy(Duration.ofMillis(1), Duration.ZERO, ofSeconds(1), ofSeconds(1));
        var most = policy(ofHours(1), ofMinutes(15), ofMinutes(15), ofMinutes(15));

        assertThat(least.shortestWait()).contains(ofSeconds(1));
        assertThat(most.checkCost()).contains(ofHours(1));
    }

    @Test
    void checkPolicy_valueOutOfRange_isRefusedNamingTheRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(Duration.ZERO, null, null, null))
                .withMessage("checkCost must be between 1ms and 1h, not 0ms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(null, ofMinutes(16), null, null))
                .withMessage("firstCheck must be between 0ms and 15m, not 16m");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(null, null, null, Duration.ofMillis(999)))
                .withMessage("longestWait must be between 1s and 15m, not 999ms");
    }

    @Test
    void checkPolicy_shortestAboveLongest_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy(null, null, ofSeconds(61), ofMinutes(1)))
                .withMessage("shortestWait 61s is longer than longestWait 1m");
    }

    @Test
    void orElse_whatIsOpen_isTakenFromTheOther() {
        var own = policy(ofSeconds(9), null, null, ofMinutes(2));
        var host = policy(ofSeconds(5), ofSeconds(30), ofSeconds(2), ofMinutes(10));

        assertThat(own.orElse(host))
                .isEqualTo(policy(ofSeconds(9), ofSeconds(30), ofSeconds(2), ofMinutes(2)));
    }

    @Test
    void orElse_othersWaitThatContradicts_isLeftOut() {
        var host = policy(null, null, ofSeconds(20), ofSeconds(40));

        assertThat(policy(null, null, null, ofSeconds(10)).orElse(host))
                .isEqualTo(policy(null, null, null, ofSeconds(10)));
        assertThat(policy(null, null, ofSeconds(50), null).orElse(host))
                .isEqualTo(policy(null, null, ofSeconds(50), null));
    }

    private static CheckPolicy policy(
            @Nullable Duration cost,
            @Nullable Duration first,
            @Nullable Duration shortest,
            @Nullable Duration longest) {
        return new CheckPolicy(
                Optional.ofNullable(cost),
                Optional.ofNullable(first),
                Optional.ofNullable(shortest),
                Optional.ofNullable(longest));
    }
}
