package io.github.callbackpoller.sandbox.e2e;

import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A sandbox with queues, one timed Glue job and one pipeline, seen through the real SDK. */
final class Cloud implements AutoCloseable {
    static final String JOB = "timed-job";
    static final String PIPELINE = "Taxi";
    static final String DEFINITIONS =
            """
            {"jobs": {"prep": {"type": "glue", "jobName": "timed-job",
              "arguments": {"--input": "${input_location}"},
              "outputs": {"out": "${input_location}/done", "run": "${job.id}"}}},
             "default": "prep"}
            """;
    private static final String DEFINITION =
            """
            {"Version": "2020-12-01", "Steps": [
              {"Name": "Prep", "Type": "Callback", "SqsQueueUrl": "%s",
               "Arguments": {"input_location": "s3://bucket/trips"},
               "OutputParameters": [{"OutputName": "out", "OutputType": "String"}]}]}
            """;

    /** The queues' visibility timeout. */
    static final Duration HIDDEN = Duration.ofSeconds(40);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GLANCE = Duration.ofMillis(100);

    final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults());
    final SqsClient sqs;
    final GlueClient glue;
    final SageMakerClient sageMaker;
    final QueueUrls urls;

    Cloud() {
        var clients = new SandboxClients(sandbox);
        sqs = clients.sqs();
        glue = clients.glue();
        sageMaker = clients.sageMaker();
        urls =
                QueueUrls.of(withDeadLetters("callback"), withDeadLetters("check"))
                        .with(QueueName.PARKING, queue("parking", Map.of()));
        sageMaker.createPipeline(
                pipeline ->
                        pipeline.pipelineName(PIPELINE)
                                .roleArn("arn:aws:iam::123456789012:role/test")
                                .pipelineDefinition(DEFINITION.formatted(url(QueueName.CALLBACK))));
    }

    void createJob(String states, int concurrentRuns) {
        createJob(states, concurrentRuns, "");
    }

    /** The error is what a failed run says. */
    void createJob(String states, int concurrentRuns, String error) {
        createJob(JOB, states, concurrentRuns, error);
    }

    void createJob(String name, String states, int concurrentRuns, String error) {
        glue.createJob(
                job ->
                        job.name(name)
                                .role("role")
                                .defaultArguments(
                                        Map.of(
                                                "--sandbox-states",
                                                states,
                                                "--sandbox-error",
                                                error))
                                .executionProperty(p -> p.maxConcurrentRuns(concurrentRuns))
                                .command(Cloud::timed));
    }

    /** A host of the library's own, in this process; it looks about every second. */
    QueueLoop startPoller() {
        return startPoller(DEFINITIONS);
    }

    QueueLoop startPoller(String jobs) {
        return startPoller(jobs, PollSchedule.fixed(Duration.ofSeconds(1)));
    }

    QueueLoop startPoller(String jobs, PollSchedule schedule) {
        var adapter = new GlueJobAdapter(new SandboxClients(sandbox).glue());
        var definitions = new JobDefinitionsReader(List.of(adapter)).read("test", jobs);
        var poller =
                Poller.builder(
                                new SqsSender(sqs, urls),
                                new SageMakerCallbacks(sageMaker),
                                definitions)
                        .adapter(adapter)
                        .schedule(schedule)
                        .build();
        var receiver = new SqsReceiver(sqs, SqsQueue.discover(sqs, urls), InstantSource.system());
        return poller.watch(
                receiver,
                new LoopSettings(
                        2, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMillis(200)));
    }

    String startExecution() {
        return sageMaker
                .startPipelineExecution(start -> start.pipelineName(PIPELINE))
                .pipelineExecutionArn();
    }

    PipelineExecutionStatus awaitEnd(String execution) {
        return await().atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(() -> status(execution), Cloud::hasEnded);
    }

    PipelineExecutionStatus status(String execution) {
        return sageMaker
                .describePipelineExecution(get -> get.pipelineExecutionArn(execution))
                .pipelineExecutionStatus();
    }

    PipelineExecutionStep step(String execution) {
        return sageMaker
                .listPipelineExecutionSteps(list -> list.pipelineExecutionArn(execution))
                .pipelineExecutionSteps()
                .get(0);
    }

    String token(String execution) {
        return step(execution).metadata().callback().callbackToken();
    }

    List<JobRun> runs() {
        return runs(JOB);
    }

    List<JobRun> runs(String job) {
        return glue.getJobRuns(list -> list.jobName(job)).jobRuns();
    }

    void awaitRuns(int count) {
        await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> runs().size() >= count);
    }

    String url(QueueName queue) {
        return urls.url(queue).orElseThrow();
    }

    /** How many messages a queue holds, visible, in flight or delayed. */
    int messages(QueueName queue) {
        return messages(url(queue));
    }

    int messages(String url) {
        var attributes =
                sqs.getQueueAttributes(
                                get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes();
        return List.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
                .stream()
                .mapToInt(name -> Integer.parseInt(attributes.get(name)))
                .sum();
    }

    void awaitMessages(QueueName queue, int count) {
        await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> messages(queue) == count);
    }

    /** How many dead letters lie on both queues for them. */
    int deadLetters() {
        return messages(deadLetters("callback")) + messages(deadLetters("check"));
    }

    private String deadLetters(String name) {
        return sqs.getQueueUrl(get -> get.queueName(name + "-dlq")).queueUrl();
    }

    /** How long a message is hidden from others that is received from now on. */
    void hide(QueueName queue, Duration time) {
        var seconds = Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "" + time.toSeconds());
        sqs.setQueueAttributes(set -> set.queueUrl(url(queue)).attributes(seconds));
    }

    void put(QueueName queue, String body) {
        sqs.sendMessage(send -> send.queueUrl(url(queue)).messageBody(body));
    }

    /** Waits for a message on the parking queue. */
    Message awaitParked() {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                sqs.receiveMessage(
                                                receive ->
                                                        receive.queueUrl(url(QueueName.PARKING))
                                                                .waitTimeSeconds(1)
                                                                .messageAttributeNames("All"))
                                        .messages(),
                        messages -> !messages.isEmpty())
                .get(0);
    }

    void awaitQuiet() {
        awaitQuiet(PATIENCE);
    }

    /** Waits until no message is left that a host receives. */
    void awaitQuiet(Duration patience) {
        await().atMost(patience)
                .pollInterval(GLANCE)
                .until(() -> messages(QueueName.CALLBACK) == 0 && messages(QueueName.CHECK) == 0);
    }

    @Override
    public void close() {
        sqs.close();
        glue.close();
        sageMaker.close();
        sandbox.close();
    }

    private String withDeadLetters(String name) {
        var deadLetters = queue(name + "-dlq", Map.of());
        var arn =
                sqs.getQueueAttributes(
                                get ->
                                        get.queueUrl(deadLetters)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        var redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"5\"}".formatted(arn);
        return queue(
                name,
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "" + HIDDEN.toSeconds(),
                        QueueAttributeName.REDRIVE_POLICY,
                        redrive));
    }

    String queue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(create -> create.queueName(name).attributes(attributes)).queueUrl();
    }

    static void timed(JobCommand.Builder command) {
        command.name("glueetl").scriptLocation("sandbox:timed");
    }

    private static boolean hasEnded(PipelineExecutionStatus status) {
        return status == PipelineExecutionStatus.SUCCEEDED
                || status == PipelineExecutionStatus.FAILED
                || status == PipelineExecutionStatus.STOPPED;
    }
}
