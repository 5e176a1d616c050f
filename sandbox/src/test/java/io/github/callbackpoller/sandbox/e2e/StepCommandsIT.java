package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.port.QueueName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The commands about steps and messages as processes, while five steps wait. */
class StepCommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GLANCE = Duration.ofMillis(100);

    @TempDir private Path folder;
    private final Cloud cloud = new Cloud();
    private final Swept swept = new Swept(cloud, 600);
    private final List<String> printed = new ArrayList<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void stepsWait_areListedExplainedAnsweredAndStoppedByHand() throws Exception {
        var execution = startFiveJobs();
        var steps = swept.steps(List.of(execution));
        var answered = step(steps, "S3-slow");
        var stopped = step(steps, "S4-slow");

        var table = poller(0, "status");
        var json = poller(0, "status", "--pipeline", Swept.PIPELINE, "--json");
        var story = poller(0, "explain", key(execution, answered));
        var ambiguous = poller(1, "stop", execution, "--yes");
        var unknown = poller(1, "answer", "abcdef012345", "--failure", "lost", "--yes");
        var done =
                poller(
                        0,
                        "answer",
                        execution,
                        "--step",
                        "S3-slow",
                        "--success",
                        "--output",
                        "out=by hand",
                        "--yes");
        var stop = poller(0, "stop", key(execution, stopped), "--yes", "--json");

        assertThat(table).contains("5 steps wait\n").contains("S3-slow").contains("slow/jr_");
        assertThat(json)
                .contains("\"state\":\"RUNNING\"")
                .contains("\"definition\":\"bad\"")
                .contains("\"problems\":[]");
        assertThat(story).contains("the step began to wait").contains("its run is RUNNING");
        assertThat(ambiguous).contains("5 steps wait that '" + execution + "' names, choose one:");
        assertThat(unknown).contains("no step is to be seen that 'abcdef012345' names");
        assertThat(done).contains("SageMaker has taken the answer");
        assertThat(stop).contains("\"done\":true,\"details\":[\"told to stop: slow/jr_");
        var after = step(swept.steps(List.of(execution)), "S3-slow");
        assertThat(after.stepStatus()).isEqualTo(StepStatus.SUCCEEDED);
        assertThat(after.metadata().callback().outputParameters())
                .singleElement()
                .satisfies(output -> assertThat(output.value()).isEqualTo("by hand"));
        assertThat(cloud.runs("slow"))
                .extracting(run -> run.jobRunState())
                .containsAnyOf(JobRunState.STOPPING, JobRunState.STOPPED);
        Swept.tokens(steps)
                .forEach(token -> assertThat(String.join("", printed)).doesNotContain(token));
    }

    @Test
    void messagesStandOnQueues_areSampledListedRedrivenAndAnswered() throws Exception {
        var execution = startFiveJobs();
        var parked = Swept.tokens(swept.steps(List.of(execution))).findFirst().orElseThrow();
        cloud.sqs.sendMessage(
                send ->
                        send.queueUrl(cloud.url(QueueName.PARKING))
                                .messageBody(
                                        "{\"token\": \"%s\", \"pipelineExecutionArn\": \"%s\"}"
                                                .formatted(parked, execution)));

        var checks = poller(0, "peek", "--most", "3");
        var json = poller(0, "peek", "parking", "--json");
        var listed = poller(1, "dead-letters", "list");
        var failed = poller(0, "dead-letters", "fail", "--from", "parking", "--all", "--yes");
        var none = poller(0, "dead-letters", "redrive", "--yes", "--json");

        assertThat(checks).contains("0 to be received, 5 waiting for their time");
        assertThat(json).contains("\"visible\":1").contains("\"what\":\"SageMaker's message\"");
        assertThat(listed).contains("parking: SageMaker's message, key ").contains(execution);
        assertThat(failed).contains("SageMaker has taken the failure\n1 of 1 done");
        assertThat(none).contains("{\"results\":[]}");
        assertThat(swept.steps(List.of(execution)))
                .filteredOn(step -> step.stepStatus() == StepStatus.FAILED)
                .hasSize(1);
        Swept.tokens(swept.steps(List.of(execution)))
                .forEach(token -> assertThat(String.join("", printed)).doesNotContain(token));
    }

    private String startFiveJobs() {
        try (var host = swept.startForgetfulPoller()) {
            var execution = swept.start(1);
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> swept.runs().size() == 5);
            assertThat(host.failure()).isEmpty();
            return execution;
        }
    }

    private static PipelineExecutionStep step(List<PipelineExecutionStep> steps, String name) {
        return steps.stream().filter(s -> s.stepName().equals(name)).findFirst().orElseThrow();
    }

    private static String key(String execution, PipelineExecutionStep step) {
        var token = CallbackToken.of(step.metadata().callback().callbackToken());
        return KeyDerivation.derive(token, new ExecutionArn(execution)).key().shortForm();
    }

    /** What a command prints that ends with an exit code. */
    private String poller(int exitCode, String... command) throws Exception {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(
                List.of(
                        "--callback-queue-url",
                        cloud.url(QueueName.CALLBACK),
                        "--check-queue-url",
                        cloud.url(QueueName.CHECK),
                        "--parking-queue-url",
                        cloud.url(QueueName.PARKING),
                        "--jobs-json",
                        Swept.DEFINITIONS));
        var log = folder.resolve(command[0] + printed.size() + ".log");
        var environment = cloud.sandbox.environment();
        try (var run = JavaProcess.start(log, environment, arguments.toArray(String[]::new))) {
            assertThat(run.awaitExit(180)).as(run.output()).isEqualTo(exitCode);
            printed.add(run.output());
            return run.output();
        }
    }
}
