package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ROLE;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.ParallelismConfiguration;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

class DetailsTest {
    private static final ParallelismConfiguration ONE_AT_ONCE =
            ParallelismConfiguration.builder().maxParallelExecutionSteps(1).build();

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
    void execution_withoutName_isCalledByItsStart() {
        var execution = aws.execution(aws.run(ONE_STEP));

        assertThat(execution.pipelineExecutionDisplayName())
                .isEqualTo("execution-" + execution.creationTime().toEpochMilli());
        assertThat(execution.pipelineExecutionDescription()).isNull();
        assertThat(execution.parallelismConfiguration()).isNull();
    }

    @Test
    void execution_withDetails_isShownWithThem() {
        var name = aws.create(definition(ONE_STEP));
        var arn =
                aws.client
                        .startPipelineExecution(
                                to ->
                                        to.pipelineName(name)
                                                .pipelineExecutionDisplayName("nightly")
                                                .pipelineExecutionDescription("all taxis"))
                        .pipelineExecutionArn();

        assertThat(aws.execution(arn).pipelineExecutionDisplayName()).isEqualTo("nightly");
        assertThat(aws.execution(arn).pipelineExecutionDescription()).isEqualTo("all taxis");
        var listed =
                aws.client
                        .listPipelineExecutions(of -> of.pipelineName(name))
                        .pipelineExecutionSummaries()
                        .get(0);
        assertThat(listed.pipelineExecutionDisplayName()).isEqualTo("nightly");
        assertThat(listed.pipelineExecutionDescription()).isEqualTo("all taxis");
    }

    @Test
    void updateExecution_someDetails_changesThemAndKeepsTheOthers() {
        var arn = aws.run(ONE_STEP);
        var name = aws.execution(arn).pipelineExecutionDisplayName();

        var answer =
                aws.client.updatePipelineExecution(
                        of -> of.pipelineExecutionArn(arn).pipelineExecutionDescription("new"));

        assertThat(answer.pipelineExecutionArn()).isEqualTo(arn);
        assertThat(aws.execution(arn).pipelineExecutionDescription()).isEqualTo("new");
        assertThat(aws.execution(arn).pipelineExecutionDisplayName()).isEqualTo(name);
        assertThat(aws.status(arn)).isEqualTo("Executing");
    }

    @Test
    void updateExecution_unknown_isNotFound() {
        assertThatThrownBy(
                        () ->
                                aws.client.updatePipelineExecution(
                                        of ->
                                                of.pipelineExecutionArn(
                                                        SageMakerFixture.UNKNOWN_EXECUTION)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void parallelism_ofThePipeline_holdsUntilTheExecutionGetsItsOwn() {
        var name = aws.create(definition(callback("a", ""), callback("b", ""), callback("c", "")));
        aws.client.updatePipeline(
                to -> to.pipelineName(name).parallelismConfiguration(ONE_AT_ONCE));

        var arn = aws.start(name);

        assertThat(aws.queue.all()).hasSize(1);
        assertThat(aws.execution(arn).parallelismConfiguration()).isEqualTo(ONE_AT_ONCE);
        aws.client.updatePipelineExecution(
                of ->
                        of.pipelineExecutionArn(arn)
                                .parallelismConfiguration(at -> at.maxParallelExecutionSteps(2)));
        assertThat(aws.queue.all()).hasSize(2);
        aws.succeed(aws.queue.last().token());
        assertThat(aws.queue.all()).hasSize(3);
        assertThat(aws.status(arn)).isEqualTo("Executing");
    }

    @Test
    void parallelism_zero_isInvalid() {
        var name = aws.create(definition(ONE_STEP));

        assertThatThrownBy(
                        () ->
                                aws.client.startPipelineExecution(
                                        to ->
                                                to.pipelineName(name)
                                                        .parallelismConfiguration(
                                                                at ->
                                                                        at
                                                                                .maxParallelExecutionSteps(
                                                                                        0))))
                .hasMessageContaining("maxParallelExecutionSteps");
    }

    @Test
    void pipeline_withDetails_isShownWithThemAndKeepsThemOnUpdate() {
        aws.client.createPipeline(
                to ->
                        to.pipelineName("p")
                                .pipelineDisplayName("Taxis")
                                .pipelineDescription("sums")
                                .parallelismConfiguration(ONE_AT_ONCE)
                                .pipelineDefinition(definition(ONE_STEP))
                                .roleArn(ROLE));
        aws.client.updatePipeline(to -> to.pipelineName("p").pipelineDescription("totals"));

        var pipeline = aws.client.describePipeline(of -> of.pipelineName("p"));
        assertThat(pipeline.pipelineDisplayName()).isEqualTo("Taxis");
        assertThat(pipeline.pipelineDescription()).isEqualTo("totals");
        assertThat(pipeline.parallelismConfiguration()).isEqualTo(ONE_AT_ONCE);
        assertThat(pipeline.lastRunTime()).isNull();
        var arn = aws.start("p");
        var listed = aws.client.listPipelines(of -> {}).pipelineSummaries().get(0);
        assertThat(listed.pipelineDisplayName()).isEqualTo("Taxis");
        assertThat(listed.pipelineDescription()).isEqualTo("totals");
        assertThat(listed.lastExecutionTime()).isEqualTo(aws.execution(arn).creationTime());
        assertThat(aws.client.describePipeline(of -> of.pipelineName("p")).lastRunTime())
                .isEqualTo(aws.execution(arn).creationTime());
    }

    @Test
    void definition_pipelineChangedSince_isTheOneThatRuns() {
        var name = aws.create(definition(ONE_STEP));
        var arn = aws.start(name);
        aws.client.updatePipeline(
                to -> to.pipelineName(name).pipelineDefinition(definition(callback("new", ""))));

        var shown =
                aws.client.describePipelineDefinitionForExecution(
                        of -> of.pipelineExecutionArn(arn));

        assertThat(shown.pipelineDefinition()).isEqualTo(definition(ONE_STEP));
        assertThat(shown.creationTime())
                .isEqualTo(aws.client.describePipeline(of -> of.pipelineName(name)).creationTime());
    }

    @Test
    void parameters_inPages_areAllListedAsTexts() {
        var parameters =
                "{\"Name\":\"S\",\"Type\":\"String\"},"
                        + "{\"Name\":\"I\",\"Type\":\"Integer\",\"DefaultValue\":5},"
                        + "{\"Name\":\"F\",\"Type\":\"Float\",\"DefaultValue\":0.5},"
                        + "{\"Name\":\"B\",\"Type\":\"Boolean\",\"DefaultValue\":true}";
        var name =
                aws.create(
                        definition(ONE_STEP)
                                .replace(
                                        "\"Parameters\":[]",
                                        "\"Parameters\":[" + parameters + "]"));
        var arn = aws.start(name, SageMakerFixture.parameter("S", "here"));

        var first =
                aws.client.listPipelineParametersForExecution(
                        of -> of.pipelineExecutionArn(arn).maxResults(3));
        var second =
                aws.client.listPipelineParametersForExecution(
                        of ->
                                of.pipelineExecutionArn(arn)
                                        .maxResults(3)
                                        .nextToken(first.nextToken()));

        assertThat(first.pipelineParameters())
                .extracting(each -> each.name() + "=" + each.value())
                .containsExactly("S=here", "I=5", "F=0.5");
        assertThat(second.pipelineParameters())
                .extracting(each -> each.name() + "=" + each.value())
                .containsExactly("B=true");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void parameters_wrongPageOrSize_isInvalid() {
        var arn = aws.run(ONE_STEP);

        assertThatThrownBy(
                        () ->
                                aws.client.listPipelineParametersForExecution(
                                        of -> of.pipelineExecutionArn(arn).nextToken("nowhere")))
                .hasMessageContaining("NextToken");
        IntStream.of(0, 101)
                .forEach(
                        size ->
                                assertThatThrownBy(
                                                () ->
                                                        aws.client
                                                                .listPipelineParametersForExecution(
                                                                        of ->
                                                                                of.pipelineExecutionArn(
                                                                                                arn)
                                                                                        .maxResults(
                                                                                                size)))
                                        .hasMessageContaining("maxResults"));
    }
}
