package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.testkit.contract.Capability;
import io.github.callbackpoller.testkit.contract.Course;
import io.github.callbackpoller.testkit.contract.JobAdapterContract;
import io.github.callbackpoller.testkit.contract.ServiceState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** Glue as moto plays it; where that is unlike AWS, the test that finds it says so. */
@EnabledIf(
        value = "io.github.callbackpoller.sandbox.glue.MotoServer#isInstalled",
        disabledReason = "there is no moto_server on the path")
class GlueJobAdapterMotoIT implements JobAdapterContract {
    private static final int NEVER = 1_000_000;
    private static MotoServer moto;
    private static GlueClient glue;

    private final String job = "job-" + UUID.randomUUID();

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
        moto.moveRunsAfter(NEVER);
        glue =
                AwsClients.buildUnlimited(
                        GlueClient.builder()
                                .endpointOverride(moto.endpoint())
                                .httpClientBuilder(UrlConnectionHttpClient.builder())
                                .region(Region.of(Sandbox.REGION))
                                .credentialsProvider(
                                        StaticCredentialsProvider.create(
                                                AwsBasicCredentials.create("moto", "moto"))));
    }

    @AfterAll
    static void stopMoto() {
        glue.close();
        moto.close();
    }

    @BeforeEach
    void createJob() {
        glue.createJob(
                create ->
                        create.name(job)
                                .role("role")
                                .executionProperty(runs -> runs.maxConcurrentRuns(100))
                                .command(c -> c.name("glueetl").scriptLocation("s3://b/s.py")));
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
                ServiceState.succeeded("SUCCEEDED"));
    }

    /** A look moves a run on, and all runs alike: only this one is looked at meanwhile. */
    @Override
    public void bring(JobHandle handle, Course course) {
        synchronized (moto) {
            if (!course.state().equals("STARTING")) {
                moto.moveRunsAfter(1);
                await().until(() -> state(handle).equals(course.state()));
                moto.moveRunsAfter(NEVER);
            }
        }
    }

    @Override
    public JobHandle unknownHandle() {
        return new JobHandle(GlueJobAdapter.TYPE, job + "/jr_never");
    }

    @Override
    public Map<Capability, String> lacking() {
        return Map.of(
                Capability.STOP, "moto has no BatchStopJobRun",
                Capability.THROTTLE, "moto never throttles",
                Capability.HANG, "moto always answers");
    }

    @Override
    @Test
    public void states_areThere_runningAndSucceededAndFailed() {
        abort("moto's runs never fail");
    }

    @Override
    @Test
    public void stop_notOffered_saysSo() {
        abort("the adapter offers it, moto does not");
    }

    @Override
    @Test
    public void history_severalRuns_tellsTheirSecondsNewestFirst() {
        abort("moto's runs take no time, and it lists the oldest first");
    }

    /** AWS lists the newest run first, moto the oldest, so their order is not to be had here. */
    @Override
    @Test
    public void start_twiceWithOneKey_givesOneJobOrBothAreFound() {
        var key = new JobKey("0".repeat(64));
        var request = new JobRequest(key, "contract", settings(), Map.of(), "", Instant.EPOCH);

        var first = adapter().start(request);
        var second = adapter().start(request);

        assertThat(adapter().find(request)).containsExactlyInAnyOrder(first, second);
    }

    private String state(JobHandle handle) {
        var id = handle.id().substring(handle.id().lastIndexOf('/') + 1);
        return glue.getJobRun(get -> get.jobName(job).runId(id)).jobRun().jobRunStateAsString();
    }
}
