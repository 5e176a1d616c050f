package io.github.callbackpoller.sandbox.e2e;

import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.port.QueueName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sagemaker.model.Parameter;

/** A pipeline whose executions choose what their job comes to. */
final class Mixed {
    static final String GOOD = "good";
    static final String BAD = "bad";
    static final String LONG = "long";
    static final String CHATTY = "chatty";
    static final String ERROR = "the disk is full";

    private static final String PIPELINE = "Mixed";
    private static final String DEFINITION =
            """
            {"Version": "2020-12-01",
             "Parameters": [{"Name": "Job", "Type": "String"}],
             "Steps": [{"Name": "Work", "Type": "Callback", "SqsQueueUrl": "%s",
               "Arguments": {"job": {"Get": "Parameters.Job"}},
               "OutputParameters": [{"OutputName": "run", "OutputType": "String"}]}]}
            """;
    static final String DEFINITIONS =
            """
            {"jobs": {
              "good": {"type": "glue", "jobName": "good", "outputs": {"run": "${job.id}"}},
              "bad": {"type": "glue", "jobName": "bad"},
              "chatty": {"type": "glue", "jobName": "good",
                "outputs": {"run": "${job.id}", "undeclared": "${job.state}"}},
              "long": {"type": "glue", "jobName": "long"}}}
            """;

    private final Cloud cloud;

    Mixed(Cloud cloud, int concurrentRuns) {
        this(cloud, concurrentRuns, 1);
    }

    /** With jobs that run for some seconds. */
    Mixed(Cloud cloud, int concurrentRuns, int seconds) {
        this.cloud = cloud;
        var running = "RUNNING:" + seconds;
        cloud.createJob(GOOD, "STARTING:0.2," + running + ",SUCCEEDED", concurrentRuns, "");
        cloud.createJob(BAD, running + ",FAILED", concurrentRuns, ERROR);
        cloud.createJob(LONG, "RUNNING:600,SUCCEEDED", concurrentRuns, "");
        cloud.sageMaker.createPipeline(
                pipeline ->
                        pipeline.pipelineName(PIPELINE)
                                .roleArn("arn:aws:iam::123456789012:role/test")
                                .pipelineDefinition(
                                        DEFINITION.formatted(cloud.url(QueueName.CALLBACK))));
    }

    QueueLoop startPoller() {
        return cloud.startPoller(DEFINITIONS);
    }

    String start(String job) {
        var choice = Parameter.builder().name("Job").value(job).build();
        return cloud.sageMaker
                .startPipelineExecution(
                        start -> start.pipelineName(PIPELINE).pipelineParameters(choice))
                .pipelineExecutionArn();
    }

    /** The bad job is mended, and its execution tried once more. */
    void retry(String failed) {
        cloud.glue.updateJob(
                update ->
                        update.jobName(BAD)
                                .jobUpdate(
                                        job ->
                                                job.role("role")
                                                        .command(Cloud::timed)
                                                        .defaultArguments(
                                                                Map.of(
                                                                        "--sandbox-states",
                                                                        "RUNNING:1,SUCCEEDED"))));
        cloud.sageMaker.retryPipelineExecution(retry -> retry.pipelineExecutionArn(failed));
    }

    /** The runs that were started for an execution. */
    List<JobRun> runsOf(String execution) {
        return Stream.of(GOOD, BAD, LONG)
                .map(cloud::runs)
                .flatMap(Collection::stream)
                .filter(run -> context(run.arguments()).contains(execution))
                .toList();
    }

    /** Of each execution the runs that were started for it. */
    Map<String, List<JobRun>> runsByExecution(List<String> executions) {
        var runs =
                Stream.of(GOOD, BAD, LONG)
                        .flatMap(
                                job ->
                                        cloud
                                                .glue
                                                .getJobRunsPaginator(list -> list.jobName(job))
                                                .jobRuns()
                                                .stream())
                        .toList();
        return executions.stream()
                .collect(
                        Collectors.toMap(
                                execution -> execution,
                                execution ->
                                        runs.stream()
                                                .filter(run -> isOf(run, execution))
                                                .toList()));
    }

    private static boolean isOf(JobRun run, String execution) {
        return context(run.arguments()).contains(execution);
    }

    private static String context(Map<String, String> arguments) {
        return arguments.getOrDefault("--callback-context", "");
    }
}
