package io.github.callbackpoller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Gate;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentStartsTest {
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
    private static final JobKey ONE = new JobKey("1".repeat(64));
    private static final JobKey TWO = new JobKey("2".repeat(64));
    private static final JobHandle JOB = new JobHandle("glue", "taxi/jr_1");

    private final RecentStarts recent = new RecentStarts();

    @Test
    void admit_oneTooMany_isRefused() {
        assertThat(recent.admit(seeing(), ONE, NOW)).isTrue();
        assertThat(recent.admit(seeing(), TWO, NOW)).isFalse();
    }

    @Test
    void admit_sameKeyAgain_isCountedOnce() {
        recent.admit(seeing(), ONE, NOW);

        assertThat(recent.admit(seeing(), ONE, NOW)).isTrue();
    }

    @Test
    void admit_jobThatTheLookUpShows_isCountedOnce() {
        recent.admit(new Gate("taxi", 2, Set.of()), ONE, NOW);
        recent.started(new Gate("taxi", 2, Set.of()), ONE, JOB);

        assertThat(recent.admit(new Gate("taxi", 2, Set.of(JOB)), TWO, NOW)).isTrue();
    }

    @Test
    void admit_afterAMinute_onlyTheLookUpCounts() {
        recent.admit(seeing(), ONE, NOW);
        recent.started(seeing(), ONE, JOB);

        assertThat(recent.admit(seeing(), TWO, NOW.plusSeconds(59))).isFalse();
        assertThat(recent.admit(seeing(), TWO, NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void admit_anotherDefinition_hasItsOwnGate() {
        recent.admit(seeing(), ONE, NOW);

        assertThat(recent.admit(new Gate("other", 1, Set.of()), TWO, NOW)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"BUSY, true", "THROTTLED, true", "HOPELESS, true", "RETRY_LATER, false"})
    void failed_startThatMayHaveWorked_isStillCounted(Kind kind, boolean nextIsAdmitted) {
        recent.admit(seeing(), ONE, NOW);
        recent.failed(seeing(), ONE, kind);

        assertThat(recent.admit(seeing(), TWO, NOW)).isEqualTo(nextIsAdmitted);
    }

    private static Gate seeing(JobHandle... live) {
        return new Gate("taxi", 1, Set.of(live));
    }
}
