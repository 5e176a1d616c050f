package io.github.callbackpoller.sandbox.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As Amazon's own tests of its Python SDK see fail steps. */
class FailStepTest {
    private static final String CHOICE =
            "{\"Name\":\"CondStep\",\"Type\":\"Condition\",\"Arguments\":{\"Conditions\":["
                    + "{\"Type\":\"Equals\",\"LeftValue\":2,\"RightValue\":1}],"
                    + "\"IfSteps\":[],\"ElseSteps\":[]}}";

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
    void message_withACondition_tellsItsOutcome() {
        var arn =
                aws.run(
                        CHOICE,
                        fail(
                                "{\"Std:Join\":{\"On\":\": \",\"Values\":[\"it returns\","
                                        + "{\"Get\":\"Steps.CondStep.Outcome\"}]}}"));

        var step = aws.step(arn, "FailStep");
        assertThat(step.stepStatusAsString()).isEqualTo("Failed");
        assertThat(step.failureReason()).isEqualTo("it returns: false");
        assertThat(step.metadata().fail().errorMessage()).isEqualTo("it returns: false");
        assertThat(step.startTime()).isNotNull();
        assertThat(step.endTime()).isNotNull();
    }

    @Test
    void message_empty_thereIsNoFailureReason() {
        var step = aws.step(aws.run(fail("\"\"")), "FailStep");

        assertThat(step.failureReason()).isNull();
        assertThat(step.metadata().fail().errorMessage()).isEmpty();
    }

    @Test
    void message_longerThanMayBeShown_isCut() {
        var step = aws.step(aws.run(fail("\"" + "x".repeat(4000) + "\"")), "FailStep");

        assertThat(step.failureReason()).hasSize(1024);
        assertThat(step.metadata().fail().errorMessage()).hasSize(3072);
    }

    @Test
    void execution_failed_saysWhyInItsDescriptionAndInTheList() {
        var name = aws.create(SageMakerFixture.definition(fail("\"bad\"")));
        var arn = aws.start(name);

        var listed =
                aws.client
                        .listPipelineExecutions(of -> of.pipelineName(name))
                        .pipelineExecutionSummaries()
                        .get(0);
        assertThat(listed.pipelineExecutionFailureReason())
                .isEqualTo("Step failure: One or multiple steps failed.");
        assertThat(aws.execution(arn).failureReason())
                .isEqualTo(listed.pipelineExecutionFailureReason());
        assertThat(aws.execution(arn).createdBy()).isNull();
    }

    private static String fail(String message) {
        return "{\"Name\":\"FailStep\",\"Type\":\"Fail\",\"Arguments\":{\"ErrorMessage\":%s}}"
                .formatted(message);
    }
}
