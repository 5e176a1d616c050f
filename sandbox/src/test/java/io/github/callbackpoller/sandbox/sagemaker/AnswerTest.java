package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.Refusal;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class AnswerTest {
    private SageMakerFixture aws;
    private String arn;
    private String token;

    @BeforeEach
    void start() throws IOException {
        aws = new SageMakerFixture();
        arn = aws.run(ONE_STEP);
        token = aws.queue.last().token();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void success_sameRequestAgain_answersTheSame() {
        var request = requestToken();

        var first = succeed(request, "");
        var second = succeed(request, "");

        assertThat(first).isEqualTo(arn);
        assertThat(second).isEqualTo(arn);
    }

    @Test
    void success_lostResponse_sdkTriesAgainAndIsContent() {
        aws.faults.inject(
                Fault.of("SendPipelineExecutionStepSuccess", FaultKind.LOST_RESPONSE).times(1));

        assertThatCode(() -> aws.succeed(token)).doesNotThrowAnyException();
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void answer_manyAtOnce_oneCounts() {
        var counted =
                IntStream.range(0, 8)
                        .parallel()
                        .filter(index -> isTaken(index % 2 == 0 ? aws::succeed : aws::fail))
                        .count();

        assertThat(counted).isEqualTo(1);
    }

    @Test
    void failure_sameRequestTokenAsTheSuccess_isTheOppositeAnswer() {
        aws.switches.set(Switch.OPPOSITE_ANSWER, Refusal.VALIDATION);
        var request = requestToken();
        succeed(request, "");

        assertCode(() -> fail(request, "no"), "ValidationException");
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @ParameterizedTest
    @CsvSource({
        "CONFLICT, ConflictException",
        "RESOURCE_NOT_FOUND, ResourceNotFound",
        "VALIDATION, ValidationException"
    })
    void answer_switched_isRefusedAccordingly(Refusal refusal, String code) {
        aws.switches.set(Switch.UNKNOWN_TOKEN, refusal);
        assertCode(() -> aws.succeed("neverGiven"), code);

        aws.succeed(token);
        aws.switches.set(Switch.SAME_ANSWER_AGAIN, refusal);
        assertCode(() -> aws.succeed(token), code);
        aws.switches.set(Switch.OPPOSITE_ANSWER, refusal);
        assertCode(() -> aws.fail(token), code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12345678901", "12345-7890"})
    void answer_malformedToken_isInvalid(String malformed) {
        assertCode(() -> aws.succeed(malformed), "ValidationException");
        assertCode(() -> aws.fail(malformed), "ValidationException");
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 129})
    void answer_requestTokenOfWrongLength_isInvalid(int length) {
        assertCode(() -> succeed("x".repeat(length), ""), "ValidationException");
        assertCode(() -> fail("x".repeat(length), ""), "ValidationException");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 128})
    void answer_requestTokenOfLastLength_isTaken(int length) {
        assertThat(succeed("x".repeat(length), "")).isEqualTo(arn);
    }

    @Test
    void failureReason_atAndOverItsLength_isTakenAndRefused() {
        assertCode(() -> fail(requestToken(), "x".repeat(257)), "ValidationException");

        fail(requestToken(), "x".repeat(256));

        assertThat(aws.step(arn, "wait").failureReason()).hasSize(256);
    }

    @Test
    void outputValue_atAndOverItsLength_isTakenAndRefused() {
        assertCode(() -> succeed(requestToken(), "x".repeat(1025)), "ValidationException");

        assertThat(succeed(requestToken(), "x".repeat(1024))).isEqualTo(arn);
    }

    @Test
    void outputs_moreThanFifty_areInvalid() {
        assertCode(() -> succeedWith(51), "ValidationException");

        succeedWith(50);

        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void outputName_overItsLength_isInvalid() {
        var output = OutputParameter.builder().name("n".repeat(257)).value("").build();

        assertCode(
                () ->
                        aws.client.sendPipelineExecutionStepSuccess(
                                to -> to.callbackToken(token).outputParameters(output)),
                "ValidationException");
    }

    private boolean isTaken(Consumer<String> answer) {
        try {
            answer.accept(token);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }

    private String succeed(String request, String value) {
        var output = OutputParameter.builder().name("out").value(value).build();
        return aws.client
                .sendPipelineExecutionStepSuccess(
                        to ->
                                to.callbackToken(token)
                                        .clientRequestToken(request)
                                        .outputParameters(output))
                .pipelineExecutionArn();
    }

    private void succeedWith(int outputs) {
        var output = OutputParameter.builder().name("out").value("x").build();
        aws.client.sendPipelineExecutionStepSuccess(
                to ->
                        to.callbackToken(token)
                                .outputParameters(Collections.nCopies(outputs, output)));
    }

    private void fail(String request, String reason) {
        aws.client.sendPipelineExecutionStepFailure(
                to -> to.callbackToken(token).clientRequestToken(request).failureReason(reason));
    }

    private static void assertCode(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }
}
