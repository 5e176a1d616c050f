package io.github.callbackpoller.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an adapter does that implements only what it must. */
class JobAdapterTest {
    private static final JobHandle FIRST = new JobHandle("plain", "1");
    private static final JobHandle SECOND = new JobHandle("plain", "2");
    private static final JobHandle THIRD = new JobHandle("plain", "3");
    private static final JobStatus RUNS = JobStatus.Stopped.of("any");
    private static final JobRequest REQUEST =
            new JobRequest(
                    new JobKey("0".repeat(64)), "job", Map.of(), Map.of(), "", Instant.EPOCH);

    private final Plain adapter = new Plain();

    @Test
    void checkAll_serviceHasEnough_leavesOutTheRestAndAsksNoMore() {
        adapter.refusals.put(SECOND, Kind.THROTTLED);

        var statuses = adapter.checkAll(List.of(FIRST, SECOND, THIRD));

        assertThat(statuses).containsExactly(Map.entry(FIRST, RUNS));
        assertThat(adapter.asked).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @CsvSource({"1, THROTTLED", "1, RETRY_LATER", "1, HOPELESS", "2, HOPELESS"})
    void checkAll_nothingToldOrOneIsHopeless_saysWhy(String refused, Kind kind) {
        adapter.refusals.put(new JobHandle("plain", refused), kind);

        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(() -> adapter.checkAll(List.of(FIRST, SECOND)))
                .matches(error -> error.kind() == kind);
    }

    @Test
    void search_notAllJobsCouldBeRead_isNoLookUp() {
        adapter.refusals.put(SECOND, Kind.THROTTLED);

        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(() -> adapter.search(REQUEST))
                .withMessage("not all jobs of the key could be read: 1 of 2")
                .matches(error -> error.kind() == Kind.RETRY_LATER);
    }

    private static final class Plain implements JobAdapter {
        private final Map<JobHandle, Kind> refusals = new HashMap<>();
        private final List<JobHandle> asked = new ArrayList<>();

        @Override
        public String type() {
            return "plain";
        }

        @Override
        public JobHandle start(JobRequest request) {
            throw new AssertionError("nothing is started");
        }

        @Override
        public JobStatus check(JobHandle handle) {
            asked.add(handle);
            var refusal = refusals.get(handle);
            if (refusal != null) {
                throw new JobAdapterException(refusal, "not now");
            }
            return RUNS;
        }

        @Override
        public List<JobHandle> find(JobRequest request) {
            return List.of(FIRST, SECOND);
        }
    }
}
