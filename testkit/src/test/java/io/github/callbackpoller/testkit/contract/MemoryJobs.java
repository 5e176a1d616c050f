package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A service in memory with all that the contract asks for. Thread-safe. */
final class MemoryJobs {
    private static final long LIMIT_MILLIS = 50;

    /**
     * @param seconds how long it took, once it has ended
     */
    record Job(String id, JobRequest request, String state, int seconds) {

        boolean hasEnded() {
            return !state.equals("RUNNING") && !state.equals("ODD");
        }
    }

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private volatile CountDownLatch well = new CountDownLatch(0);
    private volatile boolean throttled;

    void throttle() {
        throttled = true;
    }

    void hang() {
        well = new CountDownLatch(1);
    }

    void heal() {
        throttled = false;
        well.countDown();
    }

    /** Fails as the service does when it is not well. */
    void call() {
        if (throttled) {
            throw new JobAdapterException(Kind.THROTTLED, "too many calls");
        }
        try {
            if (!well.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new JobAdapterException(Kind.RETRY_LATER, "no answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobAdapterException(Kind.RETRY_LATER, "interrupted", e);
        }
    }

    synchronized Job start(JobRequest request) {
        var job = new Job("job-" + (jobs.size() + 1), request, "RUNNING", 0);
        jobs.put(job.id(), job);
        return job;
    }

    synchronized Job job(String id) {
        var job = jobs.get(id);
        if (job == null) {
            throw new JobAdapterException(Kind.HOPELESS, "there is no job " + id);
        }
        return job;
    }

    /** Oldest first. */
    synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    synchronized void set(String id, String state, int seconds) {
        jobs.computeIfPresent(id, (same, job) -> new Job(id, job.request(), state, seconds));
    }
}
