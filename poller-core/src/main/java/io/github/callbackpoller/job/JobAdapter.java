package io.github.callbackpoller.job;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one kind of external job known to the poller. Found by {@link java.util.ServiceLoader}, so
 * a jar on the class path with a public no-argument constructor is enough.
 *
 * <p>Methods are called from several threads at once. They return within seconds and never wait for
 * a job. An exception means "could not tell" and leads to another try later; a {@link
 * JobAdapterException} says more. The token of the step is never passed to an adapter.
 */
public interface JobAdapter {

    /** The name by which job definitions choose this adapter, such as {@code glue}. */
    String type();

    /**
     * Starts the job. May be called twice for one {@link JobRequest#key()}: where the service has
     * an idempotency token or a unique name, the key goes there; where it has none, the key goes
     * where {@link #find} can see it.
     */
    JobHandle start(JobRequest request);

    /** Reads what is to be seen of a job now. */
    JobStatus check(JobHandle handle);

    /**
     * Reads the status of many jobs, in one call where the service allows it. A handle that is
     * missing from the answer could not be told. By default one after the other, until the service
     * will not tell more.
     */
    default Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
        var statuses = new LinkedHashMap<JobHandle, JobStatus>();
        for (var handle : handles) {
            try {
                statuses.put(handle, check(handle));
            } catch (JobAdapterException e) {
                if (statuses.isEmpty() || e.kind() == JobAdapterException.Kind.HOPELESS) {
                    throw e;
                }
                break;
            }
        }
        return statuses;
    }

    /**
     * Which jobs one call of {@link #checkAll} should read together: those whose group is the same.
     * Groups are read at the same time, on several threads. By default one group for all; the name
     * of the job where the service lists runs by job, or the id where it tells of one job only.
     */
    default String group(JobHandle handle) {
        return "";
    }

    /**
     * Finds all jobs with the request's key, oldest first. By default none: right only where
     * starting twice with one key gives one job.
     */
    default List<JobHandle> find(JobRequest request) {
        return List.of();
    }

    /**
     * Tells the service to stop the job; may be called again, and for a job that has ended. Returns
     * at once, the stop shows in {@link #check}.
     *
     * @throws UnsupportedOperationException by default: the job can't be stopped, and the pipeline
     *     is told that it was left running
     */
    default void stop(JobHandle handle) {
        throw new UnsupportedOperationException(type() + " jobs can't be stopped");
    }

    /** How long earlier runs of the requested job took; by default unknown. */
    default RunHistory history(JobRequest request) {
        return RunHistory.none();
    }

    /**
     * {@link #find}, {@link #checkAll} of what was found, and {@link #history} at once. Worth
     * overriding where one call of the service answers all three.
     */
    default JobSearch search(JobRequest request) {
        var found = find(request);
        var jobs = checkAll(found);
        if (!jobs.keySet().containsAll(found)) {
            throw new JobAdapterException(
                    JobAdapterException.Kind.RETRY_LATER,
                    "not all jobs of the key could be read: "
                            + jobs.size()
                            + " of "
                            + found.size());
        }
        return new JobSearch(jobs, history(request));
    }

    /**
     * Lists the jobs that carry a key, whichever it is, with their context: from it a sweep resumes
     * watches that were lost and finds jobs whose step waits no longer. By default none.
     *
     * @param settings of one job definition
     * @param notBefore no job that began earlier need be listed
     */
    default List<KeyedJob> keyed(Map<String, String> settings, Instant notBefore) {
        return List.of();
    }

    /**
     * The job that an event of its service speaks of, if it is one of a definition's and carries a
     * key: read from the service, because an event may be late, doubled or forged. By default
     * events tell nothing.
     *
     * @param settings of one job definition
     * @param event as EventBridge delivers it, parsed; any object that came over a queue
     */
    default Optional<KeyedJob> named(Map<String, String> settings, Map<String, Object> event) {
        return Optional.empty();
    }

    /**
     * Whether {@link #search} tells which jobs of a definition have not ended. Only then may a
     * definition have {@code maxConcurrent}; by default it may not.
     */
    default boolean countsLiveJobs() {
        return false;
    }

    /**
     * Checks a definition's settings when it is loaded, long before a job needs them.
     *
     * @throws IllegalArgumentException naming the setting and what is allowed
     */
    default void validate(Map<String, String> settings) {}
}
