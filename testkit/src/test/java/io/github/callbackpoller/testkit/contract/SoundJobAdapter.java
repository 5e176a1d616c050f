package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps the contract; those that derive from it break it in one point. */
class SoundJobAdapter implements JobAdapter {
    static final Map<String, String> NO_JOB = Map.of("name", "none");

    final MemoryJobs jobs;

    SoundJobAdapter(MemoryJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String type() {
        return "memory";
    }

    @Override
    public JobHandle start(JobRequest request) {
        jobs.call();
        if (request.settings().equals(NO_JOB)) {
            throw new JobAdapterException(Kind.HOPELESS, "there is no job of that name");
        }
        return handle(jobs.start(request));
    }

    @Override
    public JobStatus check(JobHandle handle) {
        jobs.call();
        return status(jobs.job(handle.id()));
    }

    @Override
    public List<JobHandle> find(JobRequest request) {
        jobs.call();
        return jobs.all().stream()
                .filter(job -> job.request().key().equals(request.key()))
                .map(this::handle)
                .toList();
    }

    @Override
    public void stop(JobHandle handle) {
        jobs.call();
        if (!jobs.job(handle.id()).hasEnded()) {
            jobs.set(handle.id(), "STOPPED", 1);
        }
    }

    @Override
    public RunHistory history(JobRequest request) {
        jobs.call();
        var newestFirst = new ArrayList<Integer>();
        jobs.all().stream()
                .filter(job -> job.hasEnded() && !job.state().equals("STOPPED"))
                .forEach(job -> newestFirst.add(job.seconds()));
        Collections.reverse(newestFirst);
        return new RunHistory(newestFirst);
    }

    @Override
    public boolean countsLiveJobs() {
        return true;
    }

    @Override
    public JobSearch search(JobRequest request) {
        var live =
                jobs.all().stream()
                        .filter(job -> !job.hasEnded())
                        .filter(job -> job.request().definition().equals(request.definition()))
                        .map(this::handle)
                        .collect(Collectors.toSet());
        return new JobSearch(checkAll(find(request)), history(request), live);
    }

    JobHandle handle(MemoryJobs.Job job) {
        return new JobHandle(type(), job.id());
    }

    JobStatus status(MemoryJobs.Job job) {
        return switch (job.state()) {
            case "RUNNING" -> JobStatus.Running.of(job.state());
            case "SUCCEEDED" -> new JobStatus.Succeeded(job.state(), Map.of("id", job.id()));
            case "FAILED" -> JobStatus.Failed.of(job.state(), "no such file", job.id());
            case "STOPPED" -> JobStatus.Stopped.of(job.state());
            default ->
                    new JobStatus.Running(job.state(), false, Optional.empty(), Optional.empty());
        };
    }
}
