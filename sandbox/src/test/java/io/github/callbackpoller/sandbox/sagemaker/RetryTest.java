package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;

class RetryTest {
    private static final String FIRST =
            callback(
                    "first",
                    ",\"OutputParameters\":[{\"OutputName\":\"n\",\"OutputType\":\"Integer\"}]");
    private static final String SECOND =
            callback(
                    "second",
                    ",\"Arguments\":{\"n\":{\"Get\":\"Steps.first.OutputParameters['n']\"}}");

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
    void retry_stepFailed_runsItAgainUnderAnotherTokenAndKeepsWhatSucceeded() {
        var arn = aws.run(FIRST, SECOND);
        succeedWithN(aws.queue.last().token());
        var failed = aws.queue.last();
        aws.fail(failed.token());

        assertThat(retry(arn, requestToken())).isEqualTo(arn);

        var again = aws.queue.last();
        assertThat(aws.queue.all()).hasSize(3);
        assertThat(again.token()).isNotEqualTo(failed.token());
        assertThat(again.arguments()).hasToString("{\"n\":7}");
        assertThat(aws.status(arn)).isEqualTo("Executing");
        assertThat(aws.step(arn, "first").attemptCount()).isEqualTo(1);
        assertThat(aws.step(arn, "first").metadata().callback().outputParameters()).hasSize(1);
        var step = aws.step(arn, "second");
        assertThat(step.attemptCount()).isEqualTo(2);
        assertThat(step.stepStatusAsString()).isEqualTo("Executing");
        assertThat(step.failureReason()).isNull();
        assertThat(step.endTime()).isNull();
        assertThat(step.metadata().callback().callbackToken()).isEqualTo(again.token());

        aws.succeed(again.token());

        assertThat(aws.status(arn)).isEqualTo("Succeeded");
        assertThat(aws.execution(arn).failureReason()).isNull();
    }

    @Test
    void retry_tokenOfTheFirstAttempt_countsNoMore() {
        var arn = aws.run(ONE_STEP);
        var first = aws.queue.last().token();
        aws.fail(first);
        retry(arn, requestToken());

        assertThatThrownBy(() -> aws.succeed(first)).isInstanceOf(ConflictException.class);
        assertThat(aws.status(arn)).isEqualTo("Executing");
    }

    @Test
    void retry_executionStopped_runsTheStoppedStepAgain() {
        var arn = aws.run(ONE_STEP);
        stop(arn);
        aws.fail(aws.queue.last().token());
        assertThat(aws.status(arn)).isEqualTo("Stopped");

        retry(arn, requestToken());
        stop(arn);

        assertThat(aws.queue.last().status()).isEqualTo("Stopping");
        assertThat(aws.status(arn)).isEqualTo("Stopping");
        assertThat(aws.step(arn, "wait").attemptCount()).isEqualTo(2);
    }

    @Test
    void retry_stepsThatNeverBegan_beginInTheirTurn() {
        var arn = aws.run(ONE_STEP, callback("next", ",\"DependsOn\":[\"wait\"]"));
        aws.fail(aws.queue.last().token());
        retry(arn, requestToken());

        aws.succeed(aws.queue.last().token());

        assertThat(aws.step(arn, "next").attemptCount()).isEqualTo(1);
        assertThat(aws.step(arn, "next").stepStatusAsString()).isEqualTo("Executing");
    }

    @Test
    void retry_executionNotEndedOrSucceeded_isAConflict() {
        var arn = aws.run(ONE_STEP);
        assertConflict(arn);
        aws.succeed(aws.queue.last().token());
        assertConflict(arn);
        var stopping = aws.run(ONE_STEP);
        stop(stopping);
        assertConflict(stopping);
    }

    @Test
    void retry_sameRequestAgain_runsOnceEvenIfItFailedAgainMeanwhile() {
        var arn = aws.run(ONE_STEP);
        aws.fail(aws.queue.last().token());
        var request = requestToken();
        retry(arn, request);
        aws.fail(aws.queue.last().token());

        assertThat(retry(arn, request)).isEqualTo(arn);

        assertThat(aws.queue.all()).hasSize(2);
        assertThat(aws.status(arn)).isEqualTo("Failed");
    }

    @Test
    void retry_lostResponse_runsOnce() {
        var arn = aws.run(ONE_STEP);
        aws.fail(aws.queue.last().token());
        aws.faults.inject(Fault.of("RetryPipelineExecution", FaultKind.LOST_RESPONSE).times(1));

        retry(arn, requestToken());

        assertThat(aws.queue.all()).hasSize(2);
    }

    @Test
    void retry_lowerParallelism_isHonoured() {
        var arn = aws.run(callback("a", ""), callback("b", ""));
        aws.queue.all().forEach(sent -> aws.fail(sent.token()));

        aws.client.retryPipelineExecution(
                of ->
                        of.pipelineExecutionArn(arn)
                                .parallelismConfiguration(at -> at.maxParallelExecutionSteps(1)));

        assertThat(aws.queue.all()).hasSize(3);
        assertThat(aws.step(arn, "b").stepStatusAsString()).isEqualTo("Failed");
        aws.succeed(aws.queue.last().token());
        assertThat(aws.queue.all()).hasSize(4);
        assertThat(aws.step(arn, "b").attemptCount()).isEqualTo(2);
    }

    @Test
    void retry_tokenVisibleLate_showsTheAttemptBefore() {
        aws.lags.set(Lag.TOKEN_VISIBLE, Duration.ofMinutes(30));
        var arn = aws.run(ONE_STEP);
        var first = aws.queue.last().token();
        aws.fail(first);
        aws.advance(Duration.ofHours(1));
        retry(arn, requestToken());

        var before = aws.step(arn, "wait");
        assertThat(before.attemptCount()).isEqualTo(1);
        assertThat(before.stepStatusAsString()).isEqualTo("Failed");
        assertThat(before.metadata().callback().callbackToken()).isEqualTo(first);

        aws.advance(Duration.ofHours(1));
        assertThat(aws.step(arn, "wait").attemptCount()).isEqualTo(2);
        assertThat(aws.step(arn, "wait").stepStatusAsString()).isEqualTo("Executing");
    }

    @Test
    void retry_unknownExecution_isNotFound() {
        assertThatThrownBy(() -> retry(SageMakerFixture.UNKNOWN_EXECUTION, requestToken()))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void assertConflict(String arn) {
        assertThatThrownBy(() -> retry(arn, requestToken())).isInstanceOf(ConflictException.class);
    }

    private String retry(String arn, String request) {
        return aws.client
                .retryPipelineExecution(
                        of -> of.pipelineExecutionArn(arn).clientRequestToken(request))
                .pipelineExecutionArn();
    }

    private void stop(String arn) {
        aws.client.stopPipelineExecution(of -> of.pipelineExecutionArn(arn));
    }

    private void succeedWithN(String token) {
        var seven = OutputParameter.builder().name("n").value("7").build();
        aws.client.sendPipelineExecutionStepSuccess(
                to -> to.callbackToken(token).outputParameters(seven));
    }
}
