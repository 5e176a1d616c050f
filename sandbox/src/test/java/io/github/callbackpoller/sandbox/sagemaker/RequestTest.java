package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ROLE;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class RequestTest {
    private SageMakerFixture aws;

    @BeforeEach
    void start() throws IOException {
        aws = new SageMakerFixture();
    }

    @AfterEach
    void close() {
        aws.close();
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
