package io.github.callbackpoller.job;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one look-up by key found.
 *
 * @param jobs every job of the key with what is seen of it, oldest first
 * @param history how long earlier runs of the same job took, under any key
 */
public record JobSearch(Map<JobHandle, JobStatus> jobs, RunHistory history) {

    /** Copies the map and keeps its order. */
    public JobSearch {
        jobs = Collections.unmodifiableMap(new LinkedHashMap<>(jobs));
    }
}
