package io.github.callbackpoller.glue;

import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;

/**
 * The two names that Glue knows a run by; written {@code jobName/runId}.
 *
 * @param jobName the job's name, which may hold a slash
 * @param runId the run's id, which does not
 */
record GlueHandle(String jobName, String runId) {

    static GlueHandle of(JobHandle handle) {
        int slash = handle.id().lastIndexOf('/');
        if (slash < 1 || slash == handle.id().length() - 1) {
            throw new JobAdapterException(
                    Kind.HOPELESS,
                    "'" + handle.id() + "' is no Glue run: jobName/runId is expected");
        }
        return new GlueHandle(handle.id().substring(0, slash), handle.id().substring(slash + 1));
    }

    JobHandle handle() {
        return new JobHandle(GlueJobAdapter.TYPE, jobName + "/" + runId);
    }
}
