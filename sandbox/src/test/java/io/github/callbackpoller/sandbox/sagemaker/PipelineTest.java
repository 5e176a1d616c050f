package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ROLE;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class PipelineTest {
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
    void create_newName_isDescribedByNameAndArn() {
        var name = aws.create(definition(ONE_STEP));

        var byName = aws.client.describePipeline(of -> of.pipelineName(name));
        var byArn = aws.client.describePipeline(of -> of.pipelineName(byName.pipelineArn()));

        assertThat(byName.pipelineDefinition()).isEqualTo(definition(ONE_STEP));
        assertThat(byName.pipelineStatusAsString()).isEqualTo("Active");
        assertThat(byName.roleArn()).isEqualTo(ROLE);
        assertThat(byArn.equalsBySdkFields(byName)).isTrue();
    }

    @Test
    void create_sameName_isRefusedAsThePythonSdkExpectsUnlessTheSameRequest() {
        var request = requestToken();
        create("same", request);

        create("same", request);

        assertInvalid("same", definition(ONE_STEP), "Pipeline names must be unique within");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a", "a-", "a_b", "a b"})
    void create_malformedName_isInvalid(String name) {
        assertInvalid(name, definition(ONE_STEP), "pipelineName");
    }

    @Test
    void create_nameOfLength_longestIsTakenAndLongerRefused() {
        create("n".repeat(256), requestToken());

        assertInvalid("n".repeat(257), definition(ONE_STEP), "pipelineName");
    }

    @Test
    void create_roleTooShort_isInvalid() {
        assertThatThrownBy(
                        () ->
                                aws.client.createPipeline(
                                        to ->
                                                to.pipelineName("p")
                                                        .pipelineDefinition(definition(ONE_STEP))
                                                        .roleArn("r".repeat(19))))
                .hasMessageContaining("roleArn");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no", "not JSON"),
                Arguments.of("{\"Version\":\"1\"}", "Version"),
                Arguments.of(definition(), "no Steps"),
                Arguments.of(
                        definition("{\"Name\":\"train\",\"Type\":\"Training\"}"),
                        "step 'train' of type 'Training'"),
                Arguments.of(
                        definition("{\"Name\":\"wait\",\"Type\":\"Callback\"}"),
                        "SqsQueueUrl is missing, in step 'wait' of type 'Callback'"),
                Arguments.of(definition(ONE_STEP, ONE_STEP), "same name"),
                Arguments.of(
                        definition(callback("a", ",\"DependsOn\":[\"b\"]")),
                        "unknown dependency 'b', in step 'a' of type 'Callback'"),
                Arguments.of(
                        definition(
                                callback("a", ",\"DependsOn\":[\"b\"]"),
                                callback("b", ",\"DependsOn\":[\"a\"]")),
                        "circle"),
                Arguments.of(referring("Parameters.X"), "Parameters.X, in step 'a'"),
                Arguments.of(referring("Execution.Mood"), "'Execution.Mood' is not a reference"),
                Arguments.of(
                        referring("Steps.a.OutputParameters['y']"),
                        "Steps.a.OutputParameters['y'], in step 'a'"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void create_definitionThatCannotBePlayed_isRefusedWithReason(String definition, String why) {
        assertInvalid("p", definition, why);
    }

    @Test
    void update_newDefinition_countsForTheNextExecution() {
        var name = aws.create(definition(ONE_STEP));

        aws.client.updatePipeline(
                to -> to.pipelineName(name).pipelineDefinition(definition(callback("new", ""))));

        assertThat(aws.step(aws.start(name), "new").stepStatusAsString()).isEqualTo("Executing");
    }

    @Test
    void list_byPrefix_givesTheNewestFirst() {
        create("mine-1", requestToken());
        create("other", requestToken());
        create("mine-2", requestToken());

        var found = aws.client.listPipelinesPaginator(of -> of.pipelineNamePrefix("mine"));

        assertThat(
                        found.pipelineSummaries().stream()
                                .map(summary -> summary.pipelineName())
                                .toList())
                .isEqualTo(List.of("mine-2", "mine-1"));
    }

    @Test
    void delete_executionRuns_isRefusedUntilItEnds() {
        var name = aws.create(definition(ONE_STEP));
        aws.start(name);
        assertThatThrownBy(() -> delete(name)).isInstanceOf(ConflictException.class);
        aws.succeed(aws.queue.last().token());

        delete(name);

        assertThatThrownBy(() -> aws.start(name)).isInstanceOf(ResourceNotFoundException.class);
    }

    private static String referring(String reference) {
        return definition(
                callback("a", ",\"Arguments\":{\"x\":{\"Get\":\"%s\"}}".formatted(reference)));
    }

    private void delete(String name) {
        aws.client.deletePipeline(of -> of.pipelineName(name));
    }

    private void create(String name, String request) {
        aws.client.createPipeline(
                to ->
                        to.pipelineName(name)
                                .pipelineDefinition(definition(ONE_STEP))
                                .roleArn(ROLE)
                                .clientRequestToken(request));
    }

    private void assertInvalid(String name, String definition, String why) {
        assertThatThrownBy(
                        () ->
                                aws.client.createPipeline(
                                        to ->
                                                to.pipelineName(name)
                                                        .pipelineDefinition(definition)
                                                        .roleArn(ROLE)))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining(why);
    }
}
