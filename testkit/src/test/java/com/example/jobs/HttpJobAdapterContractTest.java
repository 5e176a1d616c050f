package com.example.jobs;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.testkit.contract.Capability;
import io.github.callbackpoller.testkit.contract.Course;
import io.github.callbackpoller.testkit.contract.JobAdapterContract;
import io.github.callbackpoller.testkit.contract.Seen;
import io.github.callbackpoller.testkit.contract.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class HttpJobAdapterContractTest implements JobAdapterContract {
    private final PlayedHttpJobs service = new PlayedHttpJobs();

    @AfterEach
    void close() {
        service.close();
    }

    @Override
    public JobAdapter adapter() {
        return new HttpJobAdapter();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("url", service.url());
    }

    @Override
    public Map<String, String> settingsOfNoJob() {
        return Map.of("url", service.url().replace("/jobs", "/nothing"));
    }

    @Override
    public List<ServiceState> states() {
        return List.of(
                ServiceState.running("RUNNING"),
                ServiceState.running("QUEUED"),
                new ServiceState("SOMETHING_NEW", Seen.UNRECOGNIZED),
                ServiceState.succeeded("DONE"),
                ServiceState.failed("BROKEN"),
                ServiceState.stopped("CANCELLED"));
    }

    @Override
    public void bring(JobHandle handle, Course course) {
        service.set(handle.id(), course.state());
    }

    @Override
    public JobHandle unknownHandle() {
        return new JobHandle("http", service.url() + "/never");
    }

    @Override
    public void throttle() {
        service.throttle();
    }

    @Override
    public void hang() {
        service.hang();
    }

    @Override
    public void heal() {
        service.heal();
    }

    @Override
    public Duration patience() {
        return HttpJobAdapter.LIMIT.multipliedBy(2);
    }

    @Override
    public Map<Capability, String> lacking() {
        return Map.of(
                Capability.FIND, "the key is the job's name: starting twice gives one job",
                Capability.HISTORY, "the service forgets when jobs began");
    }
}
