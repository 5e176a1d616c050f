package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import java.util.Set;

/**
 * How many jobs of a definition may run at a time, and which do. The jobs are those that a look-up
 * shows; who starts one adds what he has started since.
 *
 * @param definition the definition's name
 * @param most its {@code maxConcurrent}
 * @param live the jobs that have not ended
 */
public record Gate(String definition, int most, Set<JobHandle> live) {

    /** Whether no further job may be started. */
    boolean isClosed() {
        return live.size() >= most;
    }

    /** Why a job is not started now. */
    public String closed() {
        return "as many jobs of '"
                + definition
                + "' run as its maxConcurrent allows ("
                + most
                + ")";
    }
}
