package io.github.callbackpoller.lambda.metrics;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.job.RunHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts the statuses that an adapter reads, and the calls that its service throttles.
 *
 * @param adapter does the work
 * @param meter counts
 */
public record MeteredJobs(JobAdapter adapter, Meter meter) implements JobAdapter {

    @Override
    public String type() {
        return adapter.type();
    }

    @Override
    public JobHandle start(JobRequest request) {
        return counting(() -> adapter.start(request));
    }

    @Override
    public JobStatus check(JobHandle handle) {
        var status = counting(() -> adapter.check(handle));
        meter.count(FunctionMetric.CHECKS, 1);
        return status;
    }

    @Override
    public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
        var statuses = counting(() -> adapter.checkAll(handles));
        meter.count(FunctionMetric.CHECKS, statuses.size());
        return statuses;
    }

    @Override
    public String group(JobHandle handle) {
        return adapter.group(handle);
    }

    @Override
    public List<JobHandle> find(JobRequest request) {
        return counting(() -> adapter.find(request));
    }

    @Override
    public void stop(JobHandle handle) {
        counting(
                () -> {
                    adapter.stop(handle);
                    return handle;
                });
    }

    @Override
    public RunHistory history(JobRequest request) {
        return counting(() -> adapter.history(request));
    }

    @Override
    public JobSearch search(JobRequest request) {
        var search = counting(() -> adapter.search(request));
        meter.count(FunctionMetric.CHECKS, search.jobs().size());
        return search;
    }

    @Override
    public List<KeyedJob> keyed(Map<String, String> settings, Instant notBefore) {
        return counting(() -> adapter.keyed(settings, notBefore));
    }

    @Override
    public Optional<KeyedJob> named(Map<String, String> settings, Map<String, Object> event) {
        return counting(() -> adapter.named(settings, event));
    }

    @Override
    public boolean countsLiveJobs() {
        return adapter.countsLiveJobs();
    }

    @Override
    public void validate(Map<String, String> settings) {
        adapter.validate(settings);
    }

    private <T> T counting(Supplier<T> call) {
        try {
            return call.get();
        } catch (JobAdapterException e) {
            if (e.kind() == Kind.THROTTLED) {
                meter.count(FunctionMetric.THROTTLES, 1);
            }
            throw e;
        }
    }
}
