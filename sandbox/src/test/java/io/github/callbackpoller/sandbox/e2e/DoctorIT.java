package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The doctor as a process, before a set-up that is sound and one that is not. */
class DoctorIT {
    private static final String JOBS =
            """
            {"jobs": {"prep": {"type": "glue", "jobName": "timed-job"},
                      "lost": {"type": "glue", "jobName": "%s"}}}
            """;

    @TempDir private Path folder;
    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void soundAndUnsound_areToldApart() throws Exception {
        cloud.createJob("RUNNING:1,SUCCEEDED", 3);
        visibility(QueueName.CALLBACK, "60");
        visibility(QueueName.CHECK, "60");

        var sound = doctor(0, "timed-job");
        visibility(QueueName.CHECK, "5");
        cloud.sandbox
                .faults()
                .inject(Fault.of("ListPipelineExecutionSteps", FaultKind.ACCESS_DENIED));
        cloud.sandbox.faults().inject(Fault.of("ListPipelines", FaultKind.ACCESS_DENIED));
        var unsound = doctor(1, "nowhere", "--json", "--pipeline", Cloud.PIPELINE);
        cloud.sandbox.faults().inject(Fault.of("GetJobRuns", FaultKind.ACCESS_DENIED));
        cloud.sandbox.faults().inject(Fault.of("GetJob", FaultKind.ACCESS_DENIED));
        var denied = doctor(1, "timed-job");
        cloud.sandbox
                .faults()
                .inject(Fault.of("DescribePipelineExecution", FaultKind.SERVER_ERROR));
        doctor(3, "timed-job");

        assertThat(sound)
                .contains("0 errors, 0 warnings, ")
                .contains("not tried: glue:StartJobRun");
        assertThat(unsound)
                .contains("\"subject\":\"Glue job 'nowhere'\",\"what\":\"does not exist in Glue\"")
                .contains("has a visibility timeout of 5 s")
                .contains("may not call sagemaker:ListPipelineExecutionSteps")
                .contains("may not call sagemaker:ListPipelines");
        assertThat(denied)
                .contains("ERROR    This identity may not call glue:GetJobRuns")
                .contains("WARNING  Glue job 'timed-job' can't be read (AccessDenied");
    }

    private void visibility(QueueName queue, String seconds) {
        cloud.sqs.setQueueAttributes(
                set ->
                        set.queueUrl(cloud.url(queue))
                                .attributes(
                                        Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
    }

    private String doctor(int exitCode, String job, String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(List.of(options));
        arguments.addAll(
                List.of(
                        "--callback-queue-url",
                        cloud.url(QueueName.CALLBACK),
                        "--check-queue-url",
                        cloud.url(QueueName.CHECK),
                        "--parking-queue-url",
                        cloud.url(QueueName.PARKING),
                        "--jobs-json",
                        JOBS.formatted(job)));
        var log = folder.resolve("doctor.log");
        var environment = cloud.sandbox.environment();
        try (var run = JavaProcess.start(log, environment, arguments.toArray(String[]::new))) {
            assertThat(run.awaitExit(180)).as(run.output()).isEqualTo(exitCode);
            return run.output();
        }
    }
}
