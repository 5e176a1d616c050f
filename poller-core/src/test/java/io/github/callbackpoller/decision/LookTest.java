package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Look<String> TOLD = Look.told("seen");
    private static final Look<String> UNTOLD = Look.untold(Kind.THROTTLED, "slow down");
    private static final Look<String> NOT_TAKEN = Look.notTaken();

    @Test
    void look_couldNotTell_isNeitherAValueNorTheSameAsNoLook() {
        assertThat(UNTOLD.value()).isEmpty();
        assertThat(UNTOLD.failed()).isTrue();
        assertThat(UNTOLD.isNotTaken()).isFalse();
    }

    @Test
    void look_told_isAValue() {
        assertThat(TOLD.value()).contains("seen");
        assertThat(TOLD.failed()).isFalse();
        assertThat(TOLD.isNotTaken()).isFalse();
    }

    @Test
    void look_notTaken_hasNotFailed() {
        assertThat(NOT_TAKEN.value()).isEmpty();
        assertThat(NOT_TAKEN.failed()).isFalse();
        assertThat(NOT_TAKEN.isNotTaken()).isTrue();
    }
}
