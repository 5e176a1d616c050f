package io.github.callbackpoller.sandbox.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sagemaker.model.Parameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

/**
 * The article's pipeline: one callback step that has a Glue job prepare taxi trips.
 *
 * @param clients for Glue and SageMaker
 */
record DemoPipeline(DemoClients clients) {
    static final String JOB = "glue-nyc-taxi";
    static final String PIPELINE = "GluePipeline";
    static final String STEP = "GluePrepCallbackStep";
    private static final String ROLE = "arn:aws:iam::123456789012:role/demo";
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final String DEFINITION =
            """
            { "Version": "2020-12-01",
              "Parameters": [
                { "Name": "InputData", "Type": "String" },
                { "Name": "OutputData", "Type": "String" } ],
              "Steps": [
                { "Name": "%s", "Type": "Callback", "SqsQueueUrl": "%s",
                  "Arguments": {
                    "input_location": { "Get": "Parameters.InputData" },
                    "output_location": { "Get": "Parameters.OutputData" } },
                  "OutputParameters": [
                    { "OutputName": "s3_data_out", "OutputType": "String" },
                    { "OutputName": "minutes", "OutputType": "String" } ] } ] }
            """;

    void createJob(URI jar, Map<String, String> arguments) {
        clients.glue()
                .createJob(
                        job ->
                                job.name(JOB)
                                        .role(ROLE)
                                        .timeout((int) TIMEOUT.toMinutes())
                                        .defaultArguments(arguments)
                                        .command(
                                                c ->
                                                        c.name("glueetl")
                                                                .scriptLocation(jar.toString())));
    }

    /** Creates the pipeline, whose step sends its message to a queue. */
    void create(String callbackQueue) {
        clients.sageMaker()
                .createPipeline(
                        pipeline ->
                                pipeline.pipelineName(PIPELINE)
                                        .roleArn(ROLE)
                                        .pipelineDefinition(
                                                DEFINITION.formatted(STEP, callbackQueue)));
    }

    /** Starts an execution and returns its ARN. */
    String start(URI input, URI output) {
        return clients.sageMaker()
                .startPipelineExecution(
                        start ->
                                start.pipelineName(PIPELINE)
                                        .pipelineParameters(
                                                parameter("InputData", input),
                                                parameter("OutputData", output)))
                .pipelineExecutionArn();
    }

    void stop(String execution) {
        clients.sageMaker().stopPipelineExecution(stop -> stop.pipelineExecutionArn(execution));
    }

    PipelineExecutionStatus status(String execution) {
        return clients.sageMaker()
                .describePipelineExecution(get -> get.pipelineExecutionArn(execution))
                .pipelineExecutionStatus();
    }

    Optional<PipelineExecutionStep> step(String execution) {
        return clients
                .sageMaker()
                .listPipelineExecutionSteps(list -> list.pipelineExecutionArn(execution))
                .pipelineExecutionSteps()
                .stream()
                .findFirst();
    }

    /** The job's runs, newest first. */
    List<JobRun> runs() {
        return clients.glue().getJobRuns(list -> list.jobName(JOB)).jobRuns();
    }

    private static Parameter parameter(String name, URI location) {
        return Parameter.builder().name(name).value(location.toString()).build();
    }
}
