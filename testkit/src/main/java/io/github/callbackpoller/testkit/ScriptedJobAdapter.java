package io.github.callbackpoller.testkit;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Jobs that do what a test says. As careless as Glue: starting twice gives two jobs. Thread-safe.
 */
public final class ScriptedJobAdapter implements JobAdapter {

    /** What definitions call this adapter. */
    public static final String TYPE = "scripted";

    private record Started(JobRequest request, JobStatus status) {

        boolean isFor(String definition) {
            return request.definition().equals(definition);
        }
    }

    private final Map<JobHandle, Started> jobs = new LinkedHashMap<>();
    private final Deque<Kind> startFailures = new ArrayDeque<>();
    private final Deque<Kind> checkFailures = new ArrayDeque<>();
    private final Deque<Kind> stopFailures = new ArrayDeque<>();
    private final List<JobHandle> stops = new ArrayList<>();
    private boolean startTakesEffectThough;

    /** Jobs run until a test ends them. */
    public ScriptedJobAdapter() {}

    /** The next starts fail. */
    public synchronized void failStarts(Kind... kinds) {
        startFailures.addAll(List.of(kinds));
    }

    /** Whether a failing start starts the job all the same, as when a response is lost. */
    public synchronized void loseResponses(boolean lose) {
        startTakesEffectThough = lose;
    }

    /** The next checks and look-ups fail. */
    public synchronized void failChecks(Kind... kinds) {
        checkFailures.addAll(List.of(kinds));
    }

    /** The next stops fail, without an effect. */
    public synchronized void failStops(Kind... kinds) {
        stopFailures.addAll(List.of(kinds));
    }

    /** Nothing fails any more. */
    public synchronized void heal() {
        startFailures.clear();
        checkFailures.clear();
        stopFailures.clear();
    }

    /** Changes what is seen of a job. */
    public synchronized void set(JobHandle handle, JobStatus status) {
        jobs.computeIfPresent(handle, (same, job) -> new Started(job.request(), status));
    }

    /** Starts a job behind the poller's back, as a slow host would. */
    public synchronized JobHandle startBehind(JobRequest request) {
        return begin(request);
    }

    /** All jobs ever started, oldest first. */
    public synchronized List<JobHandle> started() {
        return List.copyOf(jobs.keySet());
    }

    /** What was asked for a job. */
    public synchronized JobRequest requestOf(JobHandle handle) {
        return known(handle).request();
    }

    /** Which jobs were told to stop, in order. */
    public synchronized List<JobHandle> stops() {
        return List.copyOf(stops);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public synchronized JobHandle start(JobRequest request) {
        var failure = startFailures.poll();
        if (failure != null) {
            if (startTakesEffectThough) {
                begin(request);
            }
            throw new JobAdapterException(failure, "the start was made to fail");
        }
        return begin(request);
    }

    @Override
    public synchronized JobStatus check(JobHandle handle) {
        failIfTold();
        return known(handle).status();
    }

    @Override
    public synchronized List<JobHandle> find(JobRequest request) {
        failIfTold();
        return handlesOf(request.key());
    }

    @Override
    public boolean countsLiveJobs() {
        return true;
    }

    @Override
    public synchronized JobSearch search(JobRequest request) {
        var live =
                jobs.entrySet().stream()
                        .filter(job -> !job.getValue().status().hasEnded())
                        .filter(job -> job.getValue().isFor(request.definition()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        return new JobSearch(checkAll(find(request)), history(request), live);
    }

    /** The jobs of a key, oldest first. */
    public synchronized List<JobHandle> handlesOf(JobKey key) {
        return jobs.entrySet().stream()
                .filter(job -> job.getValue().request().key().equals(key))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public synchronized void stop(JobHandle handle) {
        var failure = stopFailures.poll();
        if (failure != null) {
            throw new JobAdapterException(failure, "the stop was made to fail");
        }
        stops.add(handle);
        if (!known(handle).status().hasEnded()) {
            set(handle, JobStatus.Stopped.of("STOPPED"));
        }
    }

    private JobHandle begin(JobRequest request) {
        var handle = new JobHandle(TYPE, "job-" + (jobs.size() + 1));
        jobs.put(handle, new Started(request, JobStatus.Running.of("RUNNING")));
        return handle;
    }

    private void failIfTold() {
        var failure = checkFailures.poll();
        if (failure != null) {
            throw new JobAdapterException(failure, "the look was made to fail");
        }
    }

    private Started known(JobHandle handle) {
        var job = jobs.get(handle);
        if (job == null) {
            throw new JobAdapterException(Kind.HOPELESS, "there is no job " + handle.id());
        }
        return job;
    }
}
