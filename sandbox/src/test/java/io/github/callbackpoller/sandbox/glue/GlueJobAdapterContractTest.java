package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import io.github.callbackpoller.testkit.contract.Course;
import io.github.callbackpoller.testkit.contract.JobAdapterContract;
import io.github.callbackpoller.testkit.contract.ServiceState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Glue, played by the sandbox: each test has a job of its own. */
class GlueJobAdapterContractTest implements JobAdapterContract {
    private static Sandbox sandbox;
    private static GlueClient glue;

    private final String job = "job-" + UUID.randomUUID();

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        glue = new SandboxClients(sandbox).glue();
    }

    @AfterAll
    static void closeSandbox() {
        glue.close();
        sandbox.close();
    }

    @BeforeEach
    void createJob() {
        glue.createJob(
                create ->
                        create.name(job)
                                .role("role")
                                .executionProperty(runs -> runs.maxConcurrentRuns(100))
                                .command(c -> c.name("glueetl").scriptLocation("sandbox:timed")));
    }

    @AfterEach
    void clearFaults() {
        sandbox.faults().clear();
    }

    @Override
    public JobAdapter adapter() {
        return new GlueJobAdapter(glue, ApiRetries.NONE);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(GlueJobAdapter.JOB_NAME, job);
    }

    @Override
    public Map<String, String> settingsOfNoJob() {
        return Map.of(GlueJobAdapter.JOB_NAME, "no-such-job");
    }

    @Override
    public List<ServiceState> states() {
        return List.of(
                ServiceState.running("RUNNING"),
                ServiceState.running("STARTING"),
                ServiceState.running("WAITING"),
                ServiceState.running("STOPPING"),
                ServiceState.succeeded("SUCCEEDED"),
                ServiceState.failed("FAILED"),
                ServiceState.failed("TIMEOUT"),
                ServiceState.failed("ERROR"),
                ServiceState.failed("EXPIRED"),
                ServiceState.stopped("STOPPED"));
    }

    /** Glue's jobs can't be steered once they run: their script of states goes along. */
    @Override
    public Map<String, String> arguments(Course course) {
        return Map.of("--sandbox-states", script(course));
    }

    @Override
    public void bring(JobHandle handle, Course course) {
        var id = handle.id().substring(handle.id().lastIndexOf("/") + 1);
        await().pollInterval(Duration.ofMillis(20))
                .until(
                        () ->
                                glue.getJobRun(get -> get.jobName(job).runId(id))
                                        .jobRun()
                                        .jobRunStateAsString()
                                        .equals(course.state()));
    }

    @Override
    public JobHandle unknownHandle() {
        return new JobHandle(GlueJobAdapter.TYPE, job + "/jr_never");
    }

    @Override
    public Map<String, String> secretArguments() {
        return Map.of("--password", "hush-5e1fc0de");
    }

    @Override
    public void throttle() {
        sandbox.faults().inject(Fault.of("glue:*", FaultKind.THROTTLE));
    }

    @Override
    public void hang() {
        sandbox.faults().inject(Fault.late("glue:*", Duration.ofMinutes(1)));
    }

    @Override
    public void heal() {
        sandbox.faults().clear();
    }

    /** One attempt, and as long again for what is not the call. */
    @Override
    public Duration patience() {
        return AwsClients.ATTEMPT.multipliedBy(2);
    }

    @Test
    void states_all_areThoseOfTheSdk() {
        assertThat(states())
                .extracting(state -> JobRunState.fromValue(state.word()))
                .containsExactlyInAnyOrderElementsOf(JobRunState.knownValues());
    }

    private static String script(Course course) {
        var seconds = course.after().toSeconds();
        return switch (course.state()) {
            case "STOPPING" -> "STOPPING:600,STOPPED";
            case "STARTING", "RUNNING", "WAITING" -> course.state() + ":600,SUCCEEDED";
            default -> "RUNNING:" + seconds + "," + course.state();
        };
    }
}
