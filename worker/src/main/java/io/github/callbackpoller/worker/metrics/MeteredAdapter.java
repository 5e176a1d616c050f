package io.github.callbackpoller.worker.metrics;

import io.github.callbackpoller.job.JobAdapter;
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

/** Asks another adapter and counts the statuses that it reads. Thread-safe. */
public final class MeteredAdapter implements JobAdapter {
    private static final List<String> STATUSES =
            List.of("running", "succeeded", "failed", "stopped", "untold");

    private final JobAdapter adapter;
    private final Metrics metrics;

    /**
     * @param adapter does the work
     * @param metrics where it is counted, from 0
     */
    public MeteredAdapter(JobAdapter adapter, Metrics metrics) {
        this.adapter = adapter;
        this.metrics = metrics;
        STATUSES.forEach(status -> metrics.counter(Metric.CHECKS, type(), status));
    }

    @Override
    public String type() {
        return adapter.type();
    }

    @Override
    public JobStatus check(JobHandle handle) {
        try {
            var status = adapter.check(handle);
            count(word(status), 1);
            return status;
        } catch (RuntimeException e) {
            count("untold", 1);
            throw e;
        }
    }

    @Override
    public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
        try {
            var statuses = adapter.checkAll(handles);
            count(statuses);
            count("untold", handles.size() - statuses.size());
            return statuses;
        } catch (RuntimeException e) {
            count("untold", handles.size());
            throw e;
        }
    }

    @Override
    public String group(JobHandle handle) {
        return adapter.group(handle);
    }

    @Override
    public JobHandle start(JobRequest request) {
        return adapter.start(request);
    }

    @Override
    public List<JobHandle> find(JobRequest request) {
        return adapter.find(request);
    }

    @Override
    public void stop(JobHandle handle) {
        adapter.stop(handle);
    }

    @Override
    public RunHistory history(JobRequest request) {
        return adapter.history(request);
    }

    @Override
    public JobSearch search(JobRequest request) {
        var search = adapter.search(request);
        count(search.jobs());
        return search;
    }

    @Override
    public List<KeyedJob> keyed(Map<String, String> settings, Instant notBefore) {
        return adapter.keyed(settings, notBefore);
    }

    @Override
    public Optional<KeyedJob> named(Map<String, String> settings, Map<String, Object> event) {
        return adapter.named(settings, event);
    }

    @Override
    public boolean countsLiveJobs() {
        return adapter.countsLiveJobs();
    }

    @Override
    public void validate(Map<String, String> settings) {
        adapter.validate(settings);
    }

    private void count(Map<JobHandle, JobStatus> statuses) {
        statuses.values().forEach(status -> count(word(status), 1));
    }

    private void count(String status, int times) {
        metrics.counter(Metric.CHECKS, type(), status).increment(Math.max(0, times));
    }

    private static String word(JobStatus status) {
        return status.match(
                running -> "running",
                succeeded -> "succeeded",
                failed -> "failed",
                stopped -> "stopped");
    }
}
