package io.github.callbackpoller.testkit;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.util.Map;

/** As small as an adapter gets: its jobs are over as soon as they begin. */
public final class ToyJobAdapter implements JobAdapter {

    @Override
    public String type() {
        return "toy";
    }

    @Override
    public JobHandle start(JobRequest request) {
        return new JobHandle(type(), request.key().shortForm());
    }

    @Override
    public JobStatus check(JobHandle handle) {
        return new JobStatus.Succeeded("DONE", Map.of("id", handle.id()));
    }
}
