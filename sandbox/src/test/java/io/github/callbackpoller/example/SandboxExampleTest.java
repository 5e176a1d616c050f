package io.github.callbackpoller.example;

// begin
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.junit.SandboxExtension;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.JobRunState;

@ExtendWith(SandboxExtension.class)
class SandboxExampleTest {

    @Test
    void nightlyJob_throttledOnce_runsItsHourAtTheSecondTry(Sandbox sandbox) {
        sandbox.faults().inject(Fault.of("StartJobRun", FaultKind.THROTTLE).times(1));
        sandbox.clockSpeed().set(3600);
        try (var glue = new SandboxClients(sandbox).glue()) {
            glue.createJob(
                    job ->
                            job.name("nightly")
                                    .role("any")
                                    .command(
                                            c ->
                                                    c.name("glueetl")
                                                            .scriptLocation("sandbox:timed")));

            assertThrows(GlueException.class, () -> glue.startJobRun(r -> r.jobName("nightly")));
            var id =
                    glue.startJobRun(
                                    run ->
                                            run.jobName("nightly")
                                                    .arguments(
                                                            Map.of(
                                                                    "--sandbox-states",
                                                                    "RUNNING:3600,SUCCEEDED")))
                            .jobRunId();

            await().until(
                            () ->
                                    glue.getJobRun(r -> r.jobName("nightly").runId(id))
                                                    .jobRun()
                                                    .jobRunState()
                                            == JobRunState.SUCCEEDED);
        }
    }
}
// end
