package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

class ConditionTest {
    private static final String NEVER = compare("Equals", "1", "2");
    private static final String ALWAYS = compare("Equals", "1", "1");

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
    void condition_holds_onlyItsFirstBranchRuns() {
        var arn = aws.run(choice(ALWAYS));

        assertThat(outcome(arn)).isEqualTo("True");
        assertThat(aws.step(arn, "choice").stepStatusAsString()).isEqualTo("Succeeded");
        assertThat(aws.step(arn, "choice").endTime()).isNotNull();
        aws.succeed(aws.queue.last().token());
        assertThat(names(arn)).containsExactlyInAnyOrder("choice", "yes");
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void condition_doesNotHold_onlyItsSecondBranchRuns() {
        var arn = aws.run(choice(NEVER));

        assertThat(outcome(arn)).isEqualTo("False");
        aws.succeed(aws.queue.last().token());
        assertThat(names(arn)).containsExactlyInAnyOrder("choice", "no");
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void branch_empty_executionSucceeds() {
        var arn = aws.run(step(NEVER, callback("yes", ""), ""));

        assertThat(names(arn)).containsExactly("choice");
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void branch_stepsDependOnEachOther_runInTurn() {
        var arn =
                aws.run(
                        step(
                                ALWAYS,
                                callback("yes", "")
                                        + ","
                                        + callback("then", ",\"DependsOn\":[\"yes\"]"),
                                ""));
        assertThat(names(arn)).containsExactlyInAnyOrder("choice", "yes");

        aws.succeed(aws.queue.last().token());

        assertThat(names(arn)).containsExactlyInAnyOrder("choice", "yes", "then");
    }

    @Test
    void step_dependsOnACondition_waitsForIt() {
        var first = callback("wait", "");
        var choice =
                step(ALWAYS, "", "")
                        .replace(
                                "\"Type\":\"Condition\"",
                                "\"Type\":\"Condition\",\"DependsOn\":[\"wait\"]");
        var arn = aws.run(callback("after", ",\"DependsOn\":[\"choice\"]"), choice, first);
        assertThat(names(arn)).containsExactly("wait");

        aws.succeed(aws.queue.last().token());

        assertThat(names(arn)).containsExactlyInAnyOrder("wait", "choice", "after");
    }

    @Test
    void step_dependsOnTheBranchNotTaken_neverBegins() {
        var arn = aws.run(choice(ALWAYS), callback("after", ",\"DependsOn\":[\"no\"]"));

        aws.succeed(aws.queue.last().token());

        assertThat(names(arn)).containsExactlyInAnyOrder("choice", "yes");
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void failStep_inTheBranchNotTaken_failsNothing() {
        var fail = "{\"Name\":\"fail\",\"Type\":\"Fail\",\"Arguments\":{\"ErrorMessage\":\"bad\"}}";

        assertThat(aws.status(aws.run(step(ALWAYS, "", fail)))).isEqualTo("Succeeded");
        assertThat(aws.status(aws.run(step(NEVER, "", fail)))).isEqualTo("Failed");
    }

    @ParameterizedTest
    @CsvSource({
        "Equals, 5, 5.0, True",
        "Equals, 5, 6, False",
        "Equals, true, true, True",
        "Equals, true, false, False",
        "Equals, '\"a\"', '\"a\"', True",
        "Equals, '\"5\"', 5, False",
        "GreaterThan, 6, 5, True",
        "GreaterThan, 5, 5, False",
        "GreaterThanOrEqualTo, 5, 5, True",
        "GreaterThanOrEqualTo, 4.9, 5, False",
        "LessThan, 4, 5, True",
        "LessThan, 5, 5, False",
        "LessThanOrEqualTo, 5, 5, True",
        "LessThanOrEqualTo, 6, 5, False"
    })
    void comparison_ofTwoValues_decides(String type, String left, String right, String outcome) {
        assertThat(outcome(aws.run(choice(compare(type, left, right))))).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Type':'In','QueryValue':'b','Values':['a','b']} | True",
                "{'Type':'In','QueryValue':'c','Values':['a','b']} | False",
                "{'Type':'Not','Expression':{'Type':'In','QueryValue':3,'Values':[1]}} | True",
                "{'Type':'Or','Conditions':[%never,%always]} | True",
                "{'Type':'Or','Conditions':[%never,{'Type':'Not','Expression':%always}]} | False",
                "%always,%never | False",
                "%always,%always | True"
            })
    void conditions_combined_decide(String conditions, String outcome) {
        var json = conditions.replace('\'', '"');
        json = json.replace("%always", ALWAYS).replace("%never", NEVER);

        assertThat(outcome(aws.run(choice(json)))).isEqualTo(outcome);
    }

    @Test
    void values_fromParameterOutputAndExecution_areCompared() {
        var first =
                callback(
                        "first",
                        ",\"OutputParameters\":[{\"OutputName\":\"n\",\"OutputType\":\"Integer\"}]");
        var conditions =
                String.join(
                        ",",
                        compare(
                                "GreaterThan",
                                "{\"Get\":\"Steps.first.OutputParameters['n']\"}",
                                "{\"Get\":\"Parameters.Least\"}"),
                        compare(
                                "Equals",
                                "{\"Get\":\"Execution.PipelineName\"}",
                                "{\"Std:Join\":{\"On\":\"\",\"Values\":["
                                        + "{\"Get\":\"Execution.PipelineName\"}]}}"));
        var name =
                aws.create(
                        definition(first, choice(conditions))
                                .replace("[],", "[{\"Name\":\"Least\",\"Type\":\"Integer\"}],"));

        assertThat(outcomeFor(name, "4", "5")).isEqualTo("True");
        assertThat(outcomeFor(name, "5", "5")).isEqualTo("False");
    }

    @Test
    void comparison_ofWhatHasNoOrder_failsTheStep() {
        var arn = aws.run(choice(compare("LessThan", "\"a\"", "5")), ONE_STEP);

        assertThat(aws.step(arn, "choice").stepStatusAsString()).isEqualTo("Failed");
        assertThat(aws.step(arn, "choice").failureReason()).contains("LessThan");
        assertThat(aws.step(arn, "choice").metadata().condition()).isNull();
        assertThat(aws.status(arn)).isEqualTo("Failed");
    }

    private String outcomeFor(String pipeline, String least, String n) {
        var arn = aws.start(pipeline, parameter("Least", least));
        var output = OutputParameter.builder().name("n").value(n).build();
        aws.client.sendPipelineExecutionStepSuccess(
                to -> to.callbackToken(aws.queue.last().token()).outputParameters(output));
        return outcome(arn);
    }

    private String outcome(String arn) {
        return aws.step(arn, "choice").metadata().condition().outcomeAsString();
    }

    private List<String> names(String arn) {
        return aws
                .client
                .listPipelineExecutionSteps(of -> of.pipelineExecutionArn(arn))
                .pipelineExecutionSteps()
                .stream()
                .map(PipelineExecutionStep::stepName)
                .toList();
    }

    private static String choice(String conditions) {
        return step(conditions, callback("yes", ""), callback("no", ""));
    }

    private static String step(String conditions, String ifSteps, String elseSteps) {
        return ("{\"Name\":\"choice\",\"Type\":\"Condition\",\"Arguments\":{\"Conditions\":[%s],"
                        + "\"IfSteps\":[%s],\"ElseSteps\":[%s]}}")
                .formatted(conditions, ifSteps, elseSteps);
    }

    private static String compare(String type, String left, String right) {
        return "{\"Type\":\"%s\",\"LeftValue\":%s,\"RightValue\":%s}".formatted(type, left, right);
    }
}
