package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.Parameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionSummary;
import software.amazon.awssdk.services.sagemaker.model.PipelineSummary;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** The Java SDK walks over every operation; python3's clients do the same in PythonClientsIT. */
class JavaSdkWalkTest {
    static final Set<String> OF_QUEUES =
            Set.of(
                    "ChangeMessageVisibility",
                    "ChangeMessageVisibilityBatch",
                    "CreateQueue",
                    "DeleteMessage",
                    "DeleteMessageBatch",
                    "DeleteQueue",
                    "GetQueueAttributes",
                    "GetQueueUrl",
                    "ListQueues",
                    "PurgeQueue",
                    "ReceiveMessage",
                    "SendMessage",
                    "SendMessageBatch",
                    "SetQueueAttributes");
    private static final String ROLE = "arn:aws:iam::123456789012:role/walk";
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"(\\w+)\"");
    private static final String STEP =
            """
            {"Version": "2020-12-01",
             "Parameters": [{"Name": "Input", "Type": "String", "DefaultValue": "default"}],
             "Steps": [
              {"Name": "Prep", "Type": "Callback", "SqsQueueUrl": "%s",
               "Arguments": {"input": {"Get": "Parameters.Input"}},
               "OutputParameters": [{"OutputName": "rows", "OutputType": "String"}]}]}
            """;
    private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults());
    private static final SqsClient SQS = new SandboxClients(SANDBOX).sqs();
    private static final GlueClient GLUE = new SandboxClients(SANDBOX).glue();
    private static final SageMakerClient SAGEMAKER = new SandboxClients(SANDBOX).sageMaker();

    @AfterAll
    static void allOperationsWereCalled() {
        SANDBOX.close();
        assertThat(SANDBOX.calls().all().keySet())
                .containsAll(OF_QUEUES)
                .containsAll(SANDBOX.operations());
    }

    @Test
    void queues() {
        var url = SQS.createQueue(create -> create.queueName("walk")).queueUrl();
        assertThat(SQS.getQueueUrl(get -> get.queueName("walk")).queueUrl()).isEqualTo(url);
        assertThat(SQS.listQueues(list -> list.queueNamePrefix("wa")).queueUrls())
                .containsExactly(url);
        SQS.setQueueAttributes(
                set ->
                        set.queueUrl(url)
                                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
        assertThat(
                        SQS.getQueueAttributes(
                                        get ->
                                                get.queueUrl(url)
                                                        .attributeNames(QueueAttributeName.ALL))
                                .attributes())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60");

        SQS.sendMessage(send -> send.queueUrl(url).messageBody("one"));
        var sent =
                SQS.sendMessageBatch(
                        send ->
                                send.queueUrl(url)
                                        .entries(
                                                IntStream.range(0, 3)
                                                        .mapToObj(JavaSdkWalkTest::entry)
                                                        .toList()));
        assertThat(sent.successful()).hasSize(3);
        var handles = received(url).stream().map(Message::receiptHandle).toList();
        assertThat(handles).hasSize(4);
        SQS.changeMessageVisibility(
                change -> change.queueUrl(url).receiptHandle(handles.get(0)).visibilityTimeout(0));
        SQS.changeMessageVisibilityBatch(
                change ->
                        change.queueUrl(url)
                                .entries(
                                        ChangeMessageVisibilityBatchRequestEntry.builder()
                                                .id("0")
                                                .receiptHandle(handles.get(1))
                                                .visibilityTimeout(0)
                                                .build()));
        SQS.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(handles.get(2)));
        SQS.deleteMessageBatch(
                delete ->
                        delete.queueUrl(url)
                                .entries(
                                        DeleteMessageBatchRequestEntry.builder()
                                                .id("0")
                                                .receiptHandle(handles.get(3))
                                                .build()));
        assertThat(received(url)).hasSize(2);
        SQS.purgeQueue(purge -> purge.queueUrl(url));
        SQS.deleteQueue(delete -> delete.queueUrl(url));
        assertThatThrownBy(() -> SQS.getQueueUrl(get -> get.queueName("walk")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void jobs() {
        for (var name : List.of("walk-1", "walk-2", "walk-3")) {
            createJob(name);
        }
        assertThatThrownBy(() -> createJob("walk-1")).isInstanceOf(AlreadyExistsException.class);
        assertThat(GLUE.getJob(get -> get.jobName("walk-1")).job().role()).isEqualTo(ROLE);
        assertThat(GLUE.getJobsPaginator(list -> list.maxResults(2)).stream())
                .flatExtracting(page -> page.jobs().stream().map(Job::name).toList())
                .containsExactly("walk-1", "walk-2", "walk-3");
        GLUE.updateJob(
                update ->
                        update.jobName("walk-1")
                                .jobUpdate(job -> job.role(ROLE).command(JavaSdkWalkTest::timed)));
        GLUE.deleteJob(delete -> delete.jobName("walk-2"));
        assertThatThrownBy(() -> GLUE.getJob(get -> get.jobName("walk-2")))
                .isInstanceOf(EntityNotFoundException.class);

        var good = startRun("SUCCEEDED");
        await().until(() -> state(good) == JobRunState.SUCCEEDED);
        var stopped = startRun("RUNNING:600,SUCCEEDED");
        assertThatThrownBy(() -> startRun("SUCCEEDED"))
                .isInstanceOf(ConcurrentRunsExceededException.class);
        GLUE.batchStopJobRun(stop -> stop.jobName("walk-1").jobRunIds(stopped));
        await().until(() -> state(stopped) == JobRunState.STOPPED);
        assertThat(GLUE.getJobRunsPaginator(list -> list.jobName("walk-1").maxResults(1)).stream())
                .flatExtracting(page -> page.jobRuns().stream().map(JobRun::id).toList())
                .containsExactly(stopped, good);
        assertThatThrownBy(() -> GLUE.listCrawlers(list -> {}))
                .hasMessageContaining("ListCrawlers");
    }

    @Test
    void pipelines() {
        var url = SQS.createQueue(create -> create.queueName("walk-callback")).queueUrl();
        for (var name : List.of("Walk1", "Walk2")) {
            SAGEMAKER.createPipeline(
                    create ->
                            create.pipelineName(name)
                                    .roleArn(ROLE)
                                    .pipelineDefinition(STEP.formatted(url)));
        }
        SAGEMAKER.updatePipeline(
                update -> update.pipelineName("Walk1").pipelineDescription("walked over"));
        assertThat(SAGEMAKER.describePipeline(of -> of.pipelineName("Walk1")).pipelineDescription())
                .isEqualTo("walked over");
        assertThat(SAGEMAKER.listPipelinesPaginator(list -> list.maxResults(1)).stream())
                .flatExtracting(
                        page ->
                                page.pipelineSummaries().stream()
                                        .map(PipelineSummary::pipelineName)
                                        .toList())
                .containsExactlyInAnyOrder("Walk1", "Walk2");
        SAGEMAKER.deletePipeline(
                delete -> delete.pipelineName("Walk2").clientRequestToken("d".repeat(32)));
        assertThatThrownBy(() -> SAGEMAKER.describePipeline(of -> of.pipelineName("Walk2")))
                .isInstanceOf(ResourceNotFoundException.class);

        var first = startExecution();
        assertThat(
                        SAGEMAKER
                                .listPipelineParametersForExecution(
                                        of -> of.pipelineExecutionArn(first))
                                .pipelineParameters())
                .containsExactly(Parameter.builder().name("Input").value("mine").build());
        assertThat(
                        SAGEMAKER
                                .describePipelineDefinitionForExecution(
                                        of -> of.pipelineExecutionArn(first))
                                .pipelineDefinition())
                .isEqualTo(STEP.formatted(url));
        SAGEMAKER.updatePipelineExecution(
                update ->
                        update.pipelineExecutionArn(first)
                                .pipelineExecutionDescription("described"));
        SAGEMAKER.sendPipelineExecutionStepFailure(
                fail -> fail.callbackToken(token(url)).failureReason("as told"));
        awaitStatus(first, PipelineExecutionStatus.FAILED);
        assertThat(
                        SAGEMAKER
                                .listPipelineExecutionSteps(of -> of.pipelineExecutionArn(first))
                                .pipelineExecutionSteps()
                                .get(0)
                                .failureReason())
                .endsWith("as told");
        SAGEMAKER.retryPipelineExecution(
                retry -> retry.pipelineExecutionArn(first).clientRequestToken("r".repeat(32)));
        var token = token(url);
        var rows = OutputParameter.builder().name("rows").value("12").build();
        SAGEMAKER.sendPipelineExecutionStepSuccess(
                succeed -> succeed.callbackToken(token).outputParameters(rows));
        awaitStatus(first, PipelineExecutionStatus.SUCCEEDED);
        assertThatThrownBy(
                        () ->
                                SAGEMAKER.sendPipelineExecutionStepFailure(
                                        fail -> fail.callbackToken(token)))
                .isInstanceOf(ConflictException.class);

        var second = startExecution();
        assertThat(token(url)).isNotEqualTo(token);
        SAGEMAKER.stopPipelineExecution(
                stop -> stop.pipelineExecutionArn(second).clientRequestToken("s".repeat(32)));
        SAGEMAKER.sendPipelineExecutionStepFailure(
                fail -> fail.callbackToken(token(url)).failureReason("stopped"));
        awaitStatus(second, PipelineExecutionStatus.STOPPED);
        assertThat(
                        SAGEMAKER
                                .listPipelineExecutionsPaginator(
                                        list -> list.pipelineName("Walk1").maxResults(1))
                                .stream())
                .flatExtracting(
                        page ->
                                page.pipelineExecutionSummaries().stream()
                                        .map(PipelineExecutionSummary::pipelineExecutionArn)
                                        .toList())
                .containsExactly(second, first);
    }

    private static SendMessageBatchRequestEntry entry(int number) {
        return SendMessageBatchRequestEntry.builder()
                .id("m" + number)
                .messageBody("more " + number)
                .build();
    }

    private static List<Message> received(String url) {
        return SQS.receiveMessage(
                        receive -> receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(5))
                .messages();
    }

    private static void createJob(String name) {
        GLUE.createJob(job -> job.name(name).role(ROLE).command(JavaSdkWalkTest::timed));
    }

    private static void timed(JobCommand.Builder command) {
        command.name("glueetl").scriptLocation("sandbox:timed");
    }

    private static String startRun(String states) {
        return GLUE.startJobRun(
                        run -> run.jobName("walk-1").arguments(Map.of("--sandbox-states", states)))
                .jobRunId();
    }

    private static JobRunState state(String run) {
        return GLUE.getJobRun(get -> get.jobName("walk-1").runId(run)).jobRun().jobRunState();
    }

    private static String startExecution() {
        return SAGEMAKER
                .startPipelineExecution(
                        start ->
                                start.pipelineName("Walk1")
                                        .pipelineParameters(
                                                Parameter.builder()
                                                        .name("Input")
                                                        .value("mine")
                                                        .build()))
                .pipelineExecutionArn();
    }

    /** The token of the next message, which is taken from the queue. */
    private static String token(String url) {
        var message = received(url).get(0);
        SQS.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        var found = TOKEN.matcher(message.body().replaceAll("\\s", ""));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static void awaitStatus(String execution, PipelineExecutionStatus status) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                SAGEMAKER
                                                .describePipelineExecution(
                                                        of -> of.pipelineExecutionArn(execution))
                                                .pipelineExecutionStatus()
                                        == status);
    }
}
