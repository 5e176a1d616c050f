package io.github.callbackpoller.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.JobStatus.Running;
import io.github.callbackpoller.job.JobStatus.Stopped;
import io.github.callbackpoller.job.JobStatus.Succeeded;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeteredAdapterTest {
    private static final JobHandle RUNS = new JobHandle("toy", "runs");
    private static final JobHandle DONE = new JobHandle("toy", "done");
    private static final JobHandle LOST = new JobHandle("toy", "lost");

    private final Metrics metrics = new Metrics();
    private final JobAdapter adapter = new MeteredAdapter(new Toy(), metrics);

    @Test
    void checkAll_statusesOfABatch_areCounted() {
        adapter.checkAll(List.of(RUNS, DONE));

        assertChecks("running", 1);
        assertChecks("succeeded", 1);
        assertChecks("untold", 0);
    }

    @Test
    void checkAll_adapterThrows_countsAllAsUntold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> adapter.checkAll(List.of(RUNS, LOST, DONE)));

        assertChecks("untold", 3);
    }

    @Test
    void check_alone_isCounted() {
        adapter.check(DONE);
        assertThatIllegalStateException().isThrownBy(() -> adapter.check(LOST));

        assertChecks("succeeded", 1);
        assertChecks("untold", 1);
    }

    @Test
    void search_statusesOfWhatIsFound_areCounted() {
        assertThat(adapter.search(null).jobs()).hasSize(1);

        assertChecks("stopped", 1);
    }

    /** A method of the interface that is not passed on would fall back to its default. */
    @Test
    void methods_ofTheInterface_areAllPassedOn() {
        var passedOn =
                Arrays.stream(MeteredAdapter.class.getDeclaredMethods())
                        .map(method -> method.getName())
                        .toList();

        assertThat(JobAdapter.class.getMethods())
                .extracting(method -> method.getName())
                .isSubsetOf(passedOn);
    }

    private void assertChecks(String status, int times) {
        assertThat(metrics.scrape().lines())
                .contains(
                        "callback_poller_checks_total{status=\"%s\",type=\"toy\"} %d.0"
                                .formatted(status, times));
    }

    private static final class Toy implements JobAdapter {
        private final Map<JobHandle, JobStatus> statuses =
                Map.of(
                        RUNS,
                        Running.of("RUNNING"),
                        DONE,
                        new Succeeded("SUCCEEDED", Map.of()),
                        new JobHandle("toy", "found"),
                        Stopped.of("STOPPED"));

        @Override
        public String type() {
            return "toy";
        }

        @Override
        public JobHandle start(JobRequest request) {
            return RUNS;
        }

        @Override
        public JobStatus check(JobHandle handle) {
            if (!statuses.containsKey(handle)) {
                throw new IllegalStateException("no such job");
            }
            return statuses.get(handle);
        }

        @Override
        public List<JobHandle> find(JobRequest request) {
            return List.of(new JobHandle("toy", "found"));
        }
    }
}
