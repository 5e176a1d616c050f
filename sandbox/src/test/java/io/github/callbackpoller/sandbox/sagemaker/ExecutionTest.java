package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.definition;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.parameter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.FirstStatus;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;

class ExecutionTest {
    private static final String AFTER_WAIT = ",\"DependsOn\":[\"wait\"]";
    private static final String REFERRING =
            "{\"Version\":\"2020-12-01\",\"Parameters\":["
                    + "{\"Name\":\"Url\",\"Type\":\"String\"},"
                    + "{\"Name\":\"Days\",\"Type\":\"Integer\",\"DefaultValue\":5}],"
                    + "\"Steps\":[{\"Name\":\"first\",\"Type\":\"Callback\","
                    + "\"SqsQueueUrl\":{\"Get\":\"Parameters.Url\"},"
                    + "\"Arguments\":{\"days\":{\"Get\":\"Parameters.Days\"},\"deep\":true,"
                    + "\"id\":{\"Get\":\"Execution.PipelineExecutionId\"}},"
                    + "\"OutputParameters\":[{\"OutputName\":\"path\",\"OutputType\":\"String\"},"
                    + "{\"OutputName\":\"count\",\"OutputType\":\"Integer\"}]},"
                    + "{\"Name\":\"second\",\"Type\":\"Callback\",\"SqsQueueUrl\":\"http://q2\","
                    + "\"Arguments\":{"
                    + "\"count\":{\"Get\":\"Steps.first.OutputParameters['count']\"},"
                    + "\"in\":{\"Std:Join\":{\"On\":\"/\",\"Values\":[\"s3:/\","
                    + "{\"Get\":\"Steps.first.OutputParameters['path']\"},"
                    + "{\"Get\":\"Parameters.Days\"}]}}}}]}";

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
    void start_callbackStep_sendsItsMessage() {
        var name = aws.create(definition(callback("wait", ",\"Arguments\":{\"n\":5,\"s\":\"x\"}")));

        var arn = aws.start(name);

        var sent = aws.queue.last();
        assertThat(arn)
                .matches(
                        "arn:aws:sagemaker:us-east-1:123456789012:pipeline/"
                                + name.toLowerCase(Locale.ROOT)
                                + "/execution/[a-z0-9]{12}");
        assertThat(sent.queueUrl()).isEqualTo("http://q");
        assertThat(sent.token()).matches("[a-zA-Z0-9]{10}");
        assertThat(sent.body())
                .hasToString(
                        ("{\"token\":\"%s\",\"pipelineExecutionArn\":\"%s\","
                                        + "\"arguments\":{\"n\":5,\"s\":\"x\"},"
                                        + "\"status\":\"Executing\"}")
                                .formatted(sent.token(), arn));
    }

    @Test
    void start_firstStatusAbsent_messageHasNone() {
        aws.switches.set(Switch.FIRST_STATUS, FirstStatus.ABSENT);
        aws.run(ONE_STEP);

        assertThat(aws.queue.last().body().has("status")).isFalse();
    }

    @Test
    void start_lostResponse_isStartedOnce() {
        var name = aws.create(definition(ONE_STEP));
        aws.faults.inject(Fault.of("StartPipelineExecution", FaultKind.LOST_RESPONSE).times(1));

        var arn = aws.start(name);

        assertThat(aws.queue.all()).hasSize(1);
        assertThat(aws.status(arn)).isEqualTo("Executing");
    }

    @Test
    void start_twoIndependentSteps_bothWaitUnderTheirOwnTokens() {
        var arn = aws.run(callback("a", ""), callback("b", ""));

        assertThat(aws.queue.all()).extracting(RecordingQueue.Sent::token).doesNotHaveDuplicates();
        aws.queue.all().forEach(sent -> aws.succeed(sent.token()));
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void references_parametersAndOutputs_areFilledInWithTheirTypes() {
        var arn = aws.start(aws.create(REFERRING), parameter("Url", "http://mine"));
        var first = aws.queue.last();

        aws.client.sendPipelineExecutionStepSuccess(
                to ->
                        to.callbackToken(first.token())
                                .outputParameters(
                                        output("path", "day"),
                                        output("count", "12"),
                                        output("undeclared", "fine")));

        assertThat(first.queueUrl()).isEqualTo("http://mine");
        assertThat(first.arguments())
                .hasToString(
                        "{\"days\":5,\"deep\":true,\"id\":\"%s\"}"
                                .formatted(arn.substring(arn.lastIndexOf('/') + 1)));
        assertThat(aws.queue.last().arguments())
                .hasToString("{\"count\":12,\"in\":\"s3://day/5\"}");
        assertThat(aws.step(arn, "first").metadata().callback().outputParameters())
                .extracting(out -> out.name() + "=" + out.value())
                .containsExactly("path=day", "count=12", "undeclared=fine");
    }

    @Test
    void references_outputLeftOut_failTheStep() {
        var arn = aws.start(aws.create(REFERRING), parameter("Url", "http://mine"));

        aws.succeed(aws.queue.last().token());

        assertThat(aws.step(arn, "second").failureReason()).contains("'count'");
        assertThat(aws.status(arn)).isEqualTo("Failed");
    }

    @Test
    void parameters_notAsDefined_areRefused() {
        var name = aws.create(REFERRING);

        assertInvalid(() -> aws.start(name), "'Url' has no value");
        assertInvalid(() -> aws.start(name, parameter("Other", "x")), "'Other'");
        assertInvalid(
                () -> aws.start(name, parameter("Url", "u"), parameter("Days", "five")), "Integer");
    }

    @Test
    void success_stepHasSuccessor_beginsIt() {
        var arn = aws.run(ONE_STEP, callback("next", AFTER_WAIT));
        assertThat(aws.queue.all()).hasSize(1);

        aws.succeed(aws.queue.last().token());

        assertThat(aws.queue.all()).hasSize(2);
        assertThat(aws.step(arn, "wait").stepStatusAsString()).isEqualTo("Succeeded");
        assertThat(aws.step(arn, "wait").endTime()).isNotNull();
        assertThat(aws.step(arn, "next").stepStatusAsString()).isEqualTo("Executing");
    }

    @Test
    void failure_ofAStep_failsTheExecution() {
        var arn = aws.run(ONE_STEP, callback("next", AFTER_WAIT));

        aws.fail(aws.queue.last().token());

        assertThat(aws.queue.all()).hasSize(1);
        assertThat(aws.step(arn, "wait").failureReason()).isEqualTo("no trips");
        assertThat(aws.status(arn)).isEqualTo("Failed");
        assertThat(aws.execution(arn).failureReason())
                .isEqualTo("Step failure: One or multiple steps failed.");
    }

    @Test
    void failure_anotherStepWaits_executionFailsOnlyAfterItsAnswer() {
        var arn = aws.run(callback("a", ""), callback("b", ""));

        aws.fail(aws.queue.all().get(0).token());
        assertThat(aws.status(arn)).isEqualTo("Executing");
        aws.succeed(aws.queue.all().get(1).token());

        assertThat(aws.status(arn)).isEqualTo("Failed");
    }

    @Test
    void failStep_inTurn_failsWithItsMessage() {
        var arn =
                aws.run(
                        "{\"Name\":\"no\",\"Type\":\"Fail\","
                                + "\"Arguments\":{\"ErrorMessage\":\"bad data\"}}");

        assertThat(aws.step(arn, "no").failureReason()).isEqualTo("bad data");
        assertThat(aws.step(arn, "no").metadata().fail().errorMessage()).isEqualTo("bad data");
        assertThat(aws.status(arn)).isEqualTo("Failed");
    }

    @Test
    void message_queueRefusesIt_failsTheStep() {
        var arn = aws.run(ONE_STEP.replace("http://q", "http://gone"));

        assertThat(aws.step(arn, "wait").failureReason()).contains("no such queue");
        assertThat(aws.status(arn)).isEqualTo("Failed");
    }

    @Test
    void listSteps_waitingStep_tellsTokenAndQueue() {
        var arn = aws.run(ONE_STEP);

        var step = aws.step(arn, "wait");

        assertThat(step.metadata().callback().callbackToken()).isEqualTo(aws.queue.last().token());
        assertThat(step.metadata().callback().sqsQueueUrl()).isEqualTo("http://q");
        assertThat(step.attemptCount()).isEqualTo(1);
        assertThat(step.startTime()).isNotNull();
        assertThat(step.endTime()).isNull();
    }

    @Test
    void listSteps_tokenVisibleLate_hidesTheStep() {
        aws.lags.set(Lag.TOKEN_VISIBLE, Duration.ofHours(1));
        var arn = aws.run(ONE_STEP);

        assertThat(steps(arn, SortOrder.ASCENDING, 100)).isEmpty();

        aws.lags.set(Lag.TOKEN_VISIBLE, Duration.ZERO);
        assertThat(steps(arn, SortOrder.ASCENDING, 100)).containsExactly("wait");
    }

    @Test
    void listSteps_inPages_givesEachOnceInOrder() {
        var arn = aws.run(callback("a", ""), callback("b", ""), callback("c", ""));

        assertThat(steps(arn, SortOrder.ASCENDING, 2)).containsExactly("a", "b", "c");
        assertThat(steps(arn, SortOrder.DESCENDING, 1)).containsExactly("c", "b", "a");
        assertInvalid(() -> steps(arn, SortOrder.ASCENDING, 101), "maxResults");
        assertInvalid(() -> steps(arn, SortOrder.ASCENDING, 0), "maxResults");
    }

    @Test
    void listExecutions_severalPages_newestFirst() {
        var name = aws.create(definition(ONE_STEP));
        var first = aws.start(name);
        var second = aws.start(name);

        var found =
                aws.client
                        .listPipelineExecutionsPaginator(of -> of.pipelineName(name).maxResults(1))
                        .pipelineExecutionSummaries();

        assertThat(found)
                .extracting(summary -> summary.pipelineExecutionArn())
                .containsExactly(second, first);
    }

    @Test
    void execution_unknown_isNotFound() {
        var arn = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/p/execution/0123456789ab";

        assertThatThrownBy(() -> aws.execution(arn)).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> aws.start("unknown"))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private List<String> steps(String arn, SortOrder order, int size) {
        return aws
                .client
                .listPipelineExecutionStepsPaginator(
                        of -> of.pipelineExecutionArn(arn).sortOrder(order).maxResults(size))
                .pipelineExecutionSteps()
                .stream()
                .map(step -> step.stepName())
                .toList();
    }

    private static OutputParameter output(String name, String value) {
        return OutputParameter.builder().name(name).value(value).build();
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
