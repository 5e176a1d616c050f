package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class DefinitionTest {
    private static final String OF_THE_PYTHON_SDK =
            """
            {"Version": "2020-12-01", "Metadata": {"GeneratedBy": "someone"},
             "Parameters": [
               {"Name": "Queue", "Type": "String", "DefaultValue": "http://q"},
               {"Name": "Mode", "Type": "String", "DefaultValue": "a", "EnumValues": ["a", "b"]},
               {"Name": "Days", "Type": "Integer", "DefaultValue": 5},
               {"Name": "Share", "Type": "Float", "DefaultValue": 0.25},
               {"Name": "Dry", "Type": "Boolean", "DefaultValue": false}],
             "PipelineExperimentConfig": {
               "ExperimentName": {"Get": "Execution.PipelineName"},
               "TrialName": {"Get": "Execution.PipelineExecutionId"}},
             "Steps": [
               {"Name": "wait", "Type": "Callback", "DisplayName": "Wait", "Description": "waits",
                "CacheConfig": {"Enabled": true, "ExpireAfter": "P30d"},
                "DependsOn": ["choice"],
                "SqsQueueUrl": {"Get": "Parameters.Queue"},
                "Arguments": {
                  "mode": {"Get": "Parameters.Mode"}, "days": {"Get": "Parameters.Days"},
                  "share": {"Get": "Parameters.Share"}, "dry": {"Get": "Parameters.Dry"},
                  "now": {"Get": "Execution.CurrentDateTime"},
                  "joined": {"Std:Join": {"On": "-", "Values": [
                    1, 2.5, {"Get": "Parameters.Days"}, true, "x"]}}},
                "OutputParameters": [{"OutputName": "n", "OutputType": "Integer"}]},
               {"Name": "choice", "Type": "Condition", "Arguments": {
                "Conditions": [{"Type": "Equals",
                  "LeftValue": {"Get": "Parameters.Dry"}, "RightValue": false}],
                "IfSteps": [], "ElseSteps": []}},
               {"Name": "fail", "Type": "Fail", "DisplayName": "Fail", "Arguments": {
                "ErrorMessage": {"Std:Join": {"On": " ", "Values": [
                  "rows:", {"Get": "Steps.wait.OutputParameters['n']"}]}}}}]}
            """;

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
    void definition_asThePythonSdkWritesIt_runs() {
        var name = aws.create(OF_THE_PYTHON_SDK);

        var arn = aws.start(name);

        var sent = aws.queue.last();
        assertThat(sent.queueUrl()).isEqualTo("http://q");
        assertThat(sent.arguments().toString())
                .startsWith("{\"mode\":\"a\",\"days\":5,\"share\":0.25,\"dry\":false,\"now\":\"")
                .endsWith("\"joined\":\"1-2.5-5-true-x\"}");
        assertThat(aws.step(arn, "wait").stepDisplayName()).isEqualTo("Wait");
        assertThat(aws.step(arn, "wait").stepDescription()).isEqualTo("waits");
        assertThat(aws.step(arn, "wait").cacheHitResult()).isNull();
        var experiment = aws.execution(arn).pipelineExperimentConfig();
        assertThat(experiment.experimentName()).isEqualTo(name);
        assertThat(arn).endsWith("/" + experiment.trialName());

        var seven = OutputParameter.builder().name("n").value("7").build();
        aws.client.sendPipelineExecutionStepSuccess(
                to -> to.callbackToken(sent.token()).outputParameters(seven));

        assertThat(aws.step(arn, "fail").metadata().fail().errorMessage()).isEqualTo("rows: 7");
        assertThat(aws.step(arn, "fail").failureReason()).isEqualTo("rows: 7");
    }

    @Test
    void overrides_ofEachType_keepTheirTypeInTheMessage() {
        var arn =
                aws.start(
                        aws.create(OF_THE_PYTHON_SDK),
                        parameter("Mode", "b"),
                        parameter("Days", "7"),
                        parameter("Share", "1"),
                        parameter("Dry", "false"));

        assertThat(aws.queue.last().arguments().toString())
                .startsWith("{\"mode\":\"b\",\"days\":7,\"share\":1,\"dry\":false,");
        assertThat(aws.status(arn)).isEqualTo("Executing");
    }

    static Stream<Arguments> refusedOverrides() {
        return Stream.of(
                Arguments.of("Mode", "c", "'Mode' must be one of"),
                Arguments.of("Days", "5.5", "'Days' must be a Integer"),
                Arguments.of("Share", "half", "'Share' must be a Float"),
                Arguments.of("Dry", "0", "'Dry' must be a Boolean"),
                Arguments.of("Other", "x", "no parameter 'Other'"));
    }

    @ParameterizedTest
    @MethodSource("refusedOverrides")
    void override_notAsDefined_isRefused(String name, String value, String why) {
        var pipeline = aws.create(OF_THE_PYTHON_SDK);

        assertInvalid(() -> aws.start(pipeline, parameter(name, value)), why);
        assertThat(aws.queue.all()).isEmpty();
    }

    @Test
    void override_givenTwice_isRefused() {
        var pipeline = aws.create(OF_THE_PYTHON_SDK);

        assertInvalid(
                () -> aws.start(pipeline, parameter("Mode", "a"), parameter("Mode", "b")),
                "'Mode' is given twice");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(choice("", ONE_STEP, ONE_STEP), "another step has the same name"),
                Arguments.of(
                        choice("", callback("choice", ""), ""), "another step has the same name"),
                Arguments.of(
                        choice("", "{\"Name\":\"in\",\"Type\":\"Training\"}", ""),
                        "step 'in' of type 'Training', in step 'choice' of type 'Condition'"),
                Arguments.of(
                        choice("", "{\"Name\":\"in\",\"Type\":\"Condition\",\"Arguments\":{}}", ""),
                        "condition steps can't be nested, in step 'in'"),
                Arguments.of(
                        choice("", ONE_STEP, "").replace("Equals", "Alike"),
                        "unknown condition type 'Alike', in step 'choice'"),
                Arguments.of(
                        choice("", ONE_STEP, "").replace("\"RightValue\":1", "\"Right\":1"),
                        "RightValue is missing"),
                Arguments.of(
                        choice("", ONE_STEP, "")
                                .replace(
                                        "\"LeftValue\":1",
                                        "\"LeftValue\":{\"Get\":\"Parameters.X\"}"),
                        "unknown reference Parameters.X, in step 'choice'"),
                Arguments.of(choice(",\"DependsOn\":[\"wait\"]", ONE_STEP, ""), "circle"),
                Arguments.of(
                        definition(callback("a", ",\"DependsOn\":\"b\"")),
                        "DependsOn must be a list"),
                Arguments.of(
                        definition(callback("a", ",\"Arguments\":{\"x\":{\"Std:JsonGet\":{}}}")),
                        "'Std:JsonGet'"),
                Arguments.of(
                        definition(callback("a", ",\"Arguments\":{\"x\":{\"Std:Join\":[1]}}")),
                        "'Std:Join'"),
                Arguments.of(
                        definition(
                                callback(
                                        "a",
                                        ",\"OutputParameters\":[{\"OutputName\":\"n\",\"OutputType\":\"Date\"}]")),
                        "unknown type 'Date'"),
                Arguments.of(
                        definition(
                                callback(
                                        "a",
                                        ",\"OutputParameters\":["
                                                + "{\"OutputName\":\"n\",\"OutputType\":\"String\"},"
                                                + "{\"OutputName\":\"n\",\"OutputType\":\"String\"}]")),
                        "output 'n'"),
                Arguments.of(
                        definition(
                                callback("a", ",\"DependsOn\":[\"no\"]"),
                                "{\"Name\":\"no\",\"Type\":\"Fail\",\"Arguments\":{}}"),
                        "a can not depend on no"),
                Arguments.of(referring("Steps.wait.Outcome"), "Steps.wait.Outcome"),
                Arguments.of(definition(callback("a".repeat(65), "")), "the name must match"),
                Arguments.of(definition(callback("a b", "")), "the name must match"),
                Arguments.of(definition(ONE_STEP) + "x", "not JSON"),
                Arguments.of(parameters("{\"Name\":\"P\",\"Type\":\"Date\"}"), "unknown type Date"),
                Arguments.of(
                        parameters("{\"Name\":\"P\",\"Type\":\"Integer\",\"DefaultValue\":\"5\"}"),
                        "the default value is no Integer"),
                Arguments.of(
                        parameters(
                                "{\"Name\":\"P\",\"Type\":\"String\",\"DefaultValue\":\"c\","
                                        + "\"EnumValues\":[\"a\"]}"),
                        "not one of EnumValues"),
                Arguments.of(parameters("{\"Name\":\"P Q\",\"Type\":\"String\"}"), "'P Q'"),
                Arguments.of(parameters(many(2).replace("P1", "P0")), "two parameters 'P0'"),
                Arguments.of(parameters(many(201)), "more than 200 Parameters"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void create_definitionThatAwsRefuses_isRefusedWithReason(String definition, String why) {
        assertInvalid(() -> aws.create(definition), why);
    }

    @Test
    void create_asManyParametersAsThereMayBe_isTaken() {
        assertThat(aws.status(aws.start(aws.create(parameters(many(200)))))).isEqualTo("Executing");
    }

    private static String referring(String reference) {
        return definition(
                ONE_STEP,
                callback("a", ",\"Arguments\":{\"x\":{\"Get\":\"%s\"}}".formatted(reference)));
    }

    private static String many(int parameters) {
        return IntStream.range(0, parameters)
                .mapToObj(
                        index ->
                                "{\"Name\":\"P%d\",\"Type\":\"Integer\",\"DefaultValue\":1}"
                                        .formatted(index))
                .collect(Collectors.joining(","));
    }

    private static String parameters(String parameters) {
        return definition(ONE_STEP)
                .replace("\"Parameters\":[]", "\"Parameters\":[" + parameters + "]");
    }

    private static String choice(String more, String ifSteps, String elseSteps) {
        return definition(
                ("{\"Name\":\"choice\",\"Type\":\"Condition\"%s,\"Arguments\":{\"Conditions\":["
                                + "{\"Type\":\"Equals\",\"LeftValue\":1,\"RightValue\":1}],"
                                + "\"IfSteps\":[%s],\"ElseSteps\":[%s]}}")
                        .formatted(more, ifSteps, elseSteps));
    }

    private static void assertInvalid(ThrowingCallable call, String why) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining(why);
    }
}
