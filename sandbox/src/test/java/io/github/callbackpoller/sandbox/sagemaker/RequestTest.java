package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ROLE;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.parameter;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class RequestTest {
    private static final String LONG = "x".repeat(3073);

    private SageMakerFixture aws;

    @BeforeEach
    void start() throws IOException {
        aws = new SageMakerFixture();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CreatePipeline, pipelineName",
        "CreatePipeline, roleArn",
        "CreatePipeline, clientRequestToken",
        "UpdatePipeline, pipelineName",
        "DescribePipeline, pipelineName",
        "DeletePipeline, pipelineName",
        "DeletePipeline, clientRequestToken",
        "StartPipelineExecution, pipelineName",
        "StartPipelineExecution, clientRequestToken",
        "StopPipelineExecution, pipelineExecutionArn",
        "StopPipelineExecution, clientRequestToken",
        "RetryPipelineExecution, pipelineExecutionArn",
        "RetryPipelineExecution, clientRequestToken",
        "UpdatePipelineExecution, pipelineExecutionArn",
        "DescribePipelineExecution, pipelineExecutionArn",
        "DescribePipelineDefinitionForExecution, pipelineExecutionArn",
        "ListPipelineExecutions, pipelineName",
        "ListPipelineParametersForExecution, pipelineExecutionArn",
        "SendPipelineExecutionStepSuccess, callbackToken",
        "SendPipelineExecutionStepFailure, callbackToken"
    })
    void request_withoutRequiredMember_isInvalid(String operation, String member) throws Exception {
        var answer = aws.post(operation, "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("ValidationException")
                .contains("'" + member + "' failed to satisfy constraint: Member must not be null");
    }

    @Test
    void answer_withoutRequestToken_isARequestOfItsOwn() throws Exception {
        aws.run(ONE_STEP);
        var success = "{\"CallbackToken\":\"%s\"}".formatted(aws.queue.last().token());

        var first = aws.post("SendPipelineExecutionStepSuccess", success);
        var second = aws.post("SendPipelineExecutionStepSuccess", success);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("ConflictException");
    }

    @Test
    void pipeline_membersOutOfTheirLimits_areInvalid() {
        assertInvalid(
                "pipelineDescription", at -> at.createPipeline(to -> to.pipelineDescription(LONG)));
        assertInvalid(
                "pipelineDescription",
                at -> at.updatePipeline(to -> to.pipelineDescription("a\nb")));
        assertInvalid(
                "pipelineDisplayName", at -> at.createPipeline(to -> to.pipelineDisplayName("-")));
        assertInvalid(
                "roleArn",
                at -> at.createPipeline(to -> to.roleArn("someone else's pipeline role")));
        assertInvalid("roleArn", at -> at.updatePipeline(to -> to.roleArn("r")));
        assertInvalid(
                "pipelineDefinition", at -> at.updatePipeline(to -> to.pipelineDefinition("")));
        assertInvalid(
                "pipelineDefinition",
                at -> at.createPipeline(to -> to.pipelineDefinition(" ".repeat(1_048_577))));
        assertInvalid(
                "tags.1.member.key",
                at -> at.createPipeline(to -> to.tags(Tag.builder().key("").value("").build())));
        assertInvalid("sortBy", at -> at.listPipelines(of -> of.sortBy("Age")));
        assertInvalid("sortOrder", at -> at.listPipelines(of -> of.sortOrder("Up")));
        assertInvalid(
                "pipelineNamePrefix", at -> at.listPipelines(of -> of.pipelineNamePrefix("_")));
        assertInvalid("nextToken", at -> at.listPipelines(of -> of.nextToken("x".repeat(8193))));
        assertInvalid("maxResults", at -> at.listPipelines(of -> of.maxResults(0)));
    }

    @Test
    void execution_membersOutOfTheirLimits_areInvalid() {
        assertInvalid(
                "pipelineExecutionDisplayName",
                at ->
                        at.startPipelineExecution(
                                to -> to.pipelineExecutionDisplayName("x".repeat(83))));
        assertInvalid(
                "pipelineExecutionDescription",
                at -> at.updatePipelineExecution(to -> to.pipelineExecutionDescription(LONG)));
        assertInvalid(
                "pipelineParameters.1.member.name",
                at -> at.startPipelineExecution(to -> to.pipelineParameters(parameter("a b", ""))));
        assertInvalid(
                "pipelineParameters.1.member.value",
                at ->
                        at.startPipelineExecution(
                                to -> to.pipelineParameters(parameter("a", "x".repeat(1025)))));
        assertInvalid(
                "maxParallelExecutionSteps",
                at ->
                        at.retryPipelineExecution(
                                of ->
                                        of.parallelismConfiguration(
                                                to -> to.maxParallelExecutionSteps(0))));
        assertInvalid(
                "clientRequestToken",
                at -> at.stopPipelineExecution(of -> of.clientRequestToken("short")));
        assertInvalid(
                "pipelineExecutionArn",
                at -> at.describePipelineExecution(of -> of.pipelineExecutionArn("p/execution/e")));
        assertInvalid("sortBy", at -> at.listPipelineExecutions(of -> of.sortBy("Age")));
        assertInvalid("maxResults", at -> at.listPipelineExecutions(of -> of.maxResults(101)));
    }

    @Test
    void members_thatAreNotPlayed_areRefusedByName() {
        assertInvalid(
                "does not play 'selectiveExecutionConfig'",
                at ->
                        at.startPipelineExecution(
                                to ->
                                        to.selectiveExecutionConfig(
                                                config -> config.selectedSteps(List.of()))));
        assertInvalid(
                "does not play 'pipelineDefinitionS3Location'",
                at ->
                        at.createPipeline(
                                to ->
                                        to.pipelineDefinitionS3Location(
                                                s3 -> s3.bucket("b").objectKey("k"))));
    }

    @Test
    void pageToken_thatWasNotGiven_isInvalidEverywhere() {
        var name = aws.create(definition(ONE_STEP));
        var arn = aws.start(name);

        assertInvalid("NextToken", at -> at.listPipelines(of -> of.nextToken("no")));
        assertInvalid(
                "NextToken",
                at -> at.listPipelineExecutions(of -> of.pipelineName(name).nextToken("no")));
        assertInvalid(
                "NextToken",
                at ->
                        at.listPipelineExecutionSteps(
                                of -> of.pipelineExecutionArn(arn).nextToken("no")));
    }

    @Test
    void requestToken_withAnotherContent_isAConflict() {
        var name = aws.create(definition(callback("wait", "")));
        var request = requestToken();
        var first = start(name, request, "one");

        assertThat(start(name, request, "one")).isEqualTo(first);
        assertThatThrownBy(() -> start(name, request, "two")).isInstanceOf(ConflictException.class);
        assertThat(aws.queue.all()).hasSize(1);
    }

    @Test
    void requestToken_ofARefusedRequest_canBeUsedAgain() {
        var request = requestToken();
        assertThatThrownBy(() -> start("later", request, "one"));
        aws.client.createPipeline(
                to ->
                        to.pipelineName("later")
                                .roleArn(ROLE)
                                .pipelineDefinition(definition(ONE_STEP)));

        assertThat(start("later", request, "one")).contains("/later/execution/");
    }

    @Test
    void requestToken_pipelineDeletedSince_createsItAnew() {
        var request = requestToken();
        create(request);
        aws.client.deletePipeline(of -> of.pipelineName("p"));

        create(request);

        assertThat(aws.client.describePipeline(of -> of.pipelineName("p")).pipelineStatusAsString())
                .isEqualTo("Active");
    }

    @Test
    void delete_sameRequestAgain_isAnsweredTheSame() {
        create(requestToken());
        var request = requestToken();

        var first = delete(request);

        assertThat(delete(request)).isEqualTo(first);
    }

    private void create(String request) {
        aws.client.createPipeline(
                to ->
                        to.pipelineName("p")
                                .roleArn(ROLE)
                                .clientRequestToken(request)
                                .pipelineDefinition(definition(ONE_STEP)));
    }

    private String delete(String request) {
        return aws.client
                .deletePipeline(of -> of.pipelineName("p").clientRequestToken(request))
                .pipelineArn();
    }

    private String start(String pipeline, String request, String description) {
        return aws.client
                .startPipelineExecution(
                        to ->
                                to.pipelineName(pipeline)
                                        .clientRequestToken(request)
                                        .pipelineExecutionDescription(description))
                .pipelineExecutionArn();
    }

    private void assertInvalid(String what, Consumer<SageMakerClient> call) {
        assertThatThrownBy(() -> call.accept(aws.client))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining(what);
    }
}
