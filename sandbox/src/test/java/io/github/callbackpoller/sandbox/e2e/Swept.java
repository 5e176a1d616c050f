package io.github.callbackpoller.sandbox.e2e;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.sweep.Sweep;
import io.github.callbackpoller.sweep.SweepReport;
import io.github.callbackpoller.sweep.SweepSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sagemaker.model.Parameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

/**
 * A cloud with a pipeline of five callback steps beside each other: three whose jobs end soon, one
 * of them badly, and two whose jobs take longer.
 */
final class Swept {
    static final String PIPELINE = "Five";
    static final int STEPS = 5;
    static final String ERROR = "no space left on device";
    private static final List<String> JOBS = List.of("quick", "quick", "bad", "slow", "slow");
    private static final String STEP =
            """
            {"Name": "S%d-%s", "Type": "Callback", "SqsQueueUrl": "%s",
             "Arguments": {"job": "%s", "part": %d, "input": {"Std:Join": {"On": "/",
               "Values": [{"Get": "Parameters.Root"}, "trips", %d,
                          {"Get": "Execution.PipelineExecutionId"}]}}},
             "OutputParameters": [{"OutputName": "out", "OutputType": "String"}]}
            """;
    static final String DEFINITIONS =
            """
            {"jobs": {
              "quick": {"type": "glue", "jobName": "quick", "arguments": {"--in": "${input}"},
                "outputs": {"out": "${input}/done"}},
              "bad": {"type": "glue", "jobName": "bad", "arguments": {"--in": "${input}"}},
              "slow": {"type": "glue", "jobName": "slow", "arguments": {"--in": "${input}"},
                "outputs": {"out": "${input}/done"}}}}
            """;

    private final Cloud cloud;

    Swept(Cloud cloud, int slowSeconds) {
        this.cloud = cloud;
        cloud.createJob("quick", "RUNNING:1,SUCCEEDED", 100, "");
        cloud.createJob("bad", "RUNNING:1,FAILED", 100, ERROR);
        cloud.createJob("slow", "RUNNING:" + slowSeconds + ",SUCCEEDED", 100, "");
        cloud.sageMaker.createPipeline(
                pipeline ->
                        pipeline.pipelineName(PIPELINE)
                                .roleArn("arn:aws:iam::123456789012:role/test")
                                .pipelineDefinition(definition()));
    }

    /** A host that starts jobs, and does not look at them for a long time. */
    QueueLoop startForgetfulPoller() {
        return cloud.startPoller(DEFINITIONS, PollSchedule.fixed(Duration.ofMinutes(5)));
    }

    QueueLoop startPoller() {
        return cloud.startPoller(DEFINITIONS);
    }

    String start(int number) {
        var root = Parameter.builder().name("Root").value("s3://bucket/" + number).build();
        return cloud.sageMaker
                .startPipelineExecution(
                        start -> start.pipelineName(PIPELINE).pipelineParameters(root))
                .pipelineExecutionArn();
    }

    SweepReport sweep(boolean dryRun, boolean all, Duration later) {
        var adapter = new GlueJobAdapter(cloud.glue);
        var sweep =
                new Sweep(
                        new SageMakerPipelines(cloud.sageMaker, SageMakerPipelines.PATIENT),
                        new SqsSender(cloud.sqs, cloud.urls),
                        new JobDefinitionsReader(List.of(adapter)).read("test", DEFINITIONS),
                        List.of(adapter),
                        KeyDerivation::derive,
                        InstantSource.offset(InstantSource.system(), later));
        return sweep.run(
                new SweepSettings(
                        cloud.url(QueueName.CALLBACK), Optional.of(PIPELINE), dryRun, all));
    }

    void purge() {
        cloud.sqs.purgeQueue(purge -> purge.queueUrl(cloud.url(QueueName.CALLBACK)));
        cloud.sqs.purgeQueue(purge -> purge.queueUrl(cloud.url(QueueName.CHECK)));
    }

    List<JobRun> runs() {
        return JOBS.stream().distinct().flatMap(job -> cloud.runs(job).stream()).toList();
    }

    List<PipelineExecutionStep> steps(List<String> executions) {
        return executions.stream()
                .flatMap(
                        execution ->
                                cloud
                                        .sageMaker
                                        .listPipelineExecutionSteps(
                                                list -> list.pipelineExecutionArn(execution))
                                        .pipelineExecutionSteps()
                                        .stream())
                .toList();
    }

    static Stream<String> tokens(List<PipelineExecutionStep> steps) {
        return steps.stream().map(step -> step.metadata().callback().callbackToken());
    }

    private String definition() {
        var url = cloud.url(QueueName.CALLBACK);
        var steps =
                IntStream.range(0, STEPS)
                        .mapToObj(n -> STEP.formatted(n, JOBS.get(n), url, JOBS.get(n), n, n))
                        .collect(Collectors.joining(","));
        return """
               {"Version": "2020-12-01",
                "Parameters": [{"Name": "Root", "Type": "String"}], "Steps": [%s]}
               """
                .formatted(steps);
    }
}
