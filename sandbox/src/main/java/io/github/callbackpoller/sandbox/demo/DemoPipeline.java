package io.github.callbackpoller.sandbox.demo;

import java.nio.file.Path;
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
    static final String STEP = "GluePrepCallbackStep";
    private static final String PIPELINE = "GluePipeline";
    private static final String ROLE = "arn:aws:iam::123456789012:role/demo";
    private static final int TIMEOUT_MINUTES = 10;
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

    void createJob(String jar, Map<String, String> arguments) {
        clients.glue()
                .createJob(
                        job ->
                                job.name(JOB)
                                        .role(ROLE)
                                        .timeout(TIMEOUT_MINUTES)
                                        .defaultArguments(arguments)
                                        .command(c -> c.name("glueetl").scriptLocation(jar)));
    }

    void create(DemoQueues queues) {
        clients.sageMaker()
                .createPipeline(
                        pipeline ->
                                pipeline.pipelineName(PIPELINE)
                                        .roleArn(ROLE)
                                        .pipelineDefinition(
                                                DEFINITION.formatted(STEP, queues.callback())));
    }

    /** Starts an execution and returns its ARN. */
    String start(DemoFolder folder) {
        return clients.sageMaker()
                .startPipelineExecution(
                        start ->
                                start.pipelineName(PIPELINE)
                                        .pipelineParameters(
                                                parameter("InputData", folder.trips()),
                                                parameter("OutputData", folder.output())))
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

    PipelineExecutionStep step(String execution) {
        return clients.sageMaker()
                .listPipelineExecutionSteps(list -> list.pipelineExecutionArn(execution))
                .pipelineExecutionSteps()
                .get(0);
    }

    /** How many runs the job has had. */
    int runs() {
        return clients.glue().getJobRuns(list -> list.jobName(JOB)).jobRuns().size();
    }

    /** The newest run, if there is one. */
    Optional<JobRun> run() {
        return clients.glue().getJobRuns(list -> list.jobName(JOB)).jobRuns().stream().findFirst();
    }

    private static Parameter parameter(String name, Path path) {
        return Parameter.builder().name(name).value(path.toUri().toString()).build();
    }
}
