package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.testkit.ScriptedJobAdapter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our own fake is an adapter like any other. */
class ScriptedJobAdapterContractTest implements JobAdapterContract {
    private static final Map<String, JobStatus> STATUSES =
            Map.of(
                    "RUNNING", JobStatus.Running.of("RUNNING"),
                    "ODD", new JobStatus.Running("ODD", false, Optional.empty(), Optional.empty()),
                    "SUCCEEDED", new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "7")),
                    "FAILED", JobStatus.Failed.of("FAILED", "no such file", "job-1"),
                    "STOPPED", JobStatus.Stopped.of("STOPPED"));

    private final ScriptedJobAdapter jobs = new ScriptedJobAdapter();

    @Override
    public JobAdapter adapter() {
        return jobs;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public List<ServiceState> states() {
        return List.of(
                ServiceState.running("RUNNING"),
                new ServiceState("ODD", Seen.UNRECOGNIZED),
                ServiceState.succeeded("SUCCEEDED"),
                ServiceState.failed("FAILED"),
                ServiceState.stopped("STOPPED"));
    }

    @Override
    public void bring(JobHandle handle, Course course) {
        jobs.set(handle, STATUSES.get(course.state()));
    }

    @Override
    public JobHandle unknownHandle() {
        return new JobHandle(ScriptedJobAdapter.TYPE, "job-0");
    }

    @Override
    public Map<Capability, String> lacking() {
        return Map.of(
                Capability.HISTORY, "a script has no past",
                Capability.HANG, "it is all in memory");
    }

    @Override
    public void throttle() {
        var kinds = Collections.nCopies(10, Kind.THROTTLED).toArray(new Kind[0]);
        jobs.failStarts(kinds);
        jobs.failChecks(kinds);
        jobs.failStops(kinds);
    }

    @Override
    public void heal() {
        jobs.heal();
    }
}
