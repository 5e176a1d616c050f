package io.github.callbackpoller.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What one look-up by key found.
 *
 * @param jobs every job of the key with what is seen of it, oldest first
 * @param history how long earlier runs of the same job took, under any key
 * @param live the jobs of the request's definition that have not ended, under any key; empty unless
 *     the adapter {@linkplain JobAdapter#countsLiveJobs counts them}
 */
public record JobSearch(Map<JobHandle, JobStatus> jobs, RunHistory history, Set<JobHandle> live) {

    /** Copies map and set, and keeps the map's order. */
    public JobSearch {
        jobs = Collections.unmodifiableMap(new LinkedHashMap<>(jobs));
        live = Set.copyOf(live);
    }

    /** What an adapter finds that does not count live jobs. */
    public JobSearch(Map<JobHandle, JobStatus> jobs, RunHistory history) {
        this(jobs, history, Set.of());
    }
}
