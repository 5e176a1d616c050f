package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import java.util.List;
import java.util.Map;

/** What the broken adapters of {@link BrokenAdaptersTest} derive from is sound. */
class SoundJobAdapterContractTest implements JobAdapterContract {
    final MemoryJobs jobs = new MemoryJobs();

    @Override
    public JobAdapter adapter() {
        return new SoundJobAdapter(jobs);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("name", "report");
    }

    @Override
    public Map<String, String> settingsOfNoJob() {
        return SoundJobAdapter.NO_JOB;
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
        jobs.set(handle.id(), course.state(), Math.toIntExact(course.after().toSeconds()));
    }

    @Override
    public JobHandle unknownHandle() {
        return new JobHandle("memory", "job-0");
    }

    @Override
    public void throttle() {
        jobs.throttle();
    }

    @Override
    public void hang() {
        jobs.hang();
    }

    @Override
    public void heal() {
        jobs.heal();
    }
}
