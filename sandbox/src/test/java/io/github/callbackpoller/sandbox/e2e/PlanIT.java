package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.junit.SandboxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** {@code ./poller plan --glue-job} as a process, asking Glue for its runs. */
@ExtendWith(SandboxExtension.class)
class PlanIT {
    private static final int RUNS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @TempDir private Path folder;

    @Test
    void plan_glueJobWithRuns_replaysThemByOneCallAndRecommendsSettings(Sandbox sandbox)
            throws Exception {
        try (var glue = new SandboxClients(sandbox).glue()) {
            runAll(glue);
            sandbox.reset();

            var output = plan(sandbox, 0, "nightly");

            assertThat(output)
                    .startsWith(RUNS + " runs\n")
                    .contains("\nbreak-even ", "\noracle ")
                    .contains("\nRecommended for its job definition: \"checkCost\": \"")
                    .contains("\"deadline\": \"16m\"");
            assertThat(sandbox.calls().count("GetJobRuns")).isEqualTo(1);
        }
    }

    @Test
    void plan_jobThatGlueDoesNotHave_isUnreachableAndSaysSo(Sandbox sandbox) throws Exception {
        assertThat(plan(sandbox, 3, "none")).contains("poller plan: ", "none");
    }

    private String plan(Sandbox sandbox, int exitCode, String job) throws Exception {
        var log = folder.resolve("plan.log");
        try (var plan = JavaProcess.start(log, sandbox.environment(), "plan", "--glue-job", job)) {
            assertThat(plan.awaitExit((int) PATIENCE.toSeconds()))
                    .as(plan.output())
                    .isEqualTo(exitCode);
            return plan.output();
        }
    }

    private static void runAll(GlueClient glue) {
        glue.createJob(
                job ->
                        job.name("nightly")
                                .role("any")
                                .executionProperty(p -> p.maxConcurrentRuns(RUNS))
                                .command(c -> c.name("glueetl").scriptLocation("sandbox:timed")));
        for (int run = 0; run < RUNS; run++) {
            glue.startJobRun(
                    r ->
                            r.jobName("nightly")
                                    .arguments(Map.of("--sandbox-states", "RUNNING:1,SUCCEEDED")));
        }
        await().atMost(PATIENCE)
                .until(
                        () ->
                                glue.getJobRuns(r -> r.jobName("nightly")).jobRuns().stream()
                                        .map(JobRun::jobRunState)
                                        .allMatch(JobRunState.SUCCEEDED::equals));
    }
}
