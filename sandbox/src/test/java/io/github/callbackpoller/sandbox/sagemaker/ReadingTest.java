package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.BesideFailure;
import io.github.callbackpoller.sandbox.behaviour.Switch.ChangedRequest;
import io.github.callbackpoller.sandbox.behaviour.Switch.FirstStatus;
import io.github.callbackpoller.sandbox.behaviour.Switch.RetryToken;
import io.github.callbackpoller.sandbox.behaviour.Switch.StatusKey;
import io.github.callbackpoller.sandbox.behaviour.Switch.StepName;
import io.github.callbackpoller.sandbox.behaviour.Switch.StopToken;
import io.github.callbackpoller.sandbox.behaviour.Switch.UndeclaredOutput;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** The readings of what AWS does not document, apart from the refusals of answers. */
class ReadingTest {
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
    void message_firstStatusStarting_saysSo() {
        aws.switches.set(Switch.FIRST_STATUS, FirstStatus.STARTING);
        aws.run(ONE_STEP);

        assertThat(aws.queue.last().status()).isEqualTo("Starting");
    }

    @Test
    void message_statusKeyCapitalised_isInBothMessages() {
        aws.switches.set(Switch.STATUS_KEY, StatusKey.CAPITALISED);
        var arn = aws.run(ONE_STEP);
        stop(arn);

        assertThat(aws.queue.all())
                .extracting(sent -> sent.body().path("Status").asText())
                .containsExactly("Executing", "Stopping");
        assertThat(aws.queue.all()).noneMatch(sent -> sent.body().has("status"));
    }

    @Test
    void message_stepNamePresent_isInBothMessages() {
        aws.switches.set(Switch.STEP_NAME, StepName.PRESENT);
        stop(aws.run(ONE_STEP));

        assertThat(aws.queue.all())
                .extracting(sent -> sent.body().path("stepName").asText())
                .containsExactly("wait", "wait");
    }

    @Test
    void message_usualReading_hasNoStepName() {
        aws.run(ONE_STEP);

        assertThat(aws.queue.last().body().has("stepName")).isFalse();
    }

    @Test
    void stopToken_fresh_isShownAndEitherAnswers() {
        aws.switches.set(Switch.STOP_TOKEN, StopToken.FRESH);
        var arn = aws.run(callback("a", ""), callback("b", ""));
        stop(arn);
        var sent = aws.queue.all();
        assertThat(sent).extracting(RecordingQueue.Sent::token).doesNotHaveDuplicates().hasSize(4);
        assertThat(aws.step(arn, "a").metadata().callback().callbackToken())
                .isEqualTo(sent.get(2).token());

        aws.fail(sent.get(0).token());
        aws.succeed(sent.get(3).token());

        assertThat(aws.status(arn)).isEqualTo("Stopped");
        assertThatThrownBy(() -> aws.fail(sent.get(2).token()))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> aws.succeed(sent.get(1).token()))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void retryToken_reused_isANewWaitUnderTheSameToken() {
        aws.switches.set(Switch.RETRY_TOKEN, RetryToken.REUSED);
        var arn = failedOnce(requestToken());

        assertThat(aws.queue.all()).hasSize(2);
        assertThat(aws.queue.last().token()).isEqualTo(token());
        assertThat(aws.step(arn, "wait").metadata().callback().callbackToken()).isEqualTo(token());
        assertThat(aws.status(arn)).isEqualTo("Executing");

        aws.fail(token());

        assertThat(aws.status(arn)).isEqualTo("Failed");
        assertThat(aws.step(arn, "wait").attemptCount()).isEqualTo(2);
    }

    @Test
    void retryToken_reusedAndSameRequestToken_isAnsweredAndHasNoEffect() {
        aws.switches.set(Switch.RETRY_TOKEN, RetryToken.REUSED);
        var request = requestToken();
        var arn = failedOnce(request);

        fail(request, "no trips");

        assertThat(aws.status(arn)).isEqualTo("Executing");
        assertThat(aws.step(arn, "wait").stepStatusAsString()).isEqualTo("Executing");
    }

    @Test
    void changedRequest_eitherReading_hasNoEffect() {
        aws.switches.set(Switch.RETRY_TOKEN, RetryToken.REUSED);
        var request = requestToken();
        var arn = failedOnce(request);

        assertThatThrownBy(() -> fail(request, "another reason"))
                .isInstanceOf(ConflictException.class);
        aws.switches.set(Switch.CHANGED_REQUEST, ChangedRequest.ANSWERED_AS_BEFORE);
        fail(request, "another reason");

        assertThat(aws.status(arn)).isEqualTo("Executing");
    }

    @Test
    void undeclaredOutput_refused_stepGoesOnWaiting() {
        aws.switches.set(Switch.UNDECLARED_OUTPUT, UndeclaredOutput.REFUSED);
        var arn = aws.run(ONE_STEP);
        var output = OutputParameter.builder().name("minutes").value("5").build();

        assertThatThrownBy(
                        () ->
                                aws.client.sendPipelineExecutionStepSuccess(
                                        to -> to.callbackToken(token()).outputParameters(output)))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e ->
                                assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"))
                .hasMessageContaining("'minutes'");
        assertThat(aws.status(arn)).isEqualTo("Executing");
        aws.succeed(token());
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    @Test
    void besideFailure_stopped_endsTheExecutionAndRefusesTheLateAnswer() {
        aws.switches.set(Switch.BESIDE_FAILURE, BesideFailure.STOPPED);
        var arn = aws.run(callback("a", ""), callback("b", ""));
        var late = aws.queue.last().token();

        aws.fail(token());

        assertThat(aws.status(arn)).isEqualTo("Failed");
        assertThat(aws.step(arn, "b").stepStatusAsString()).isEqualTo("Stopped");
        assertThat(aws.step(arn, "b").endTime()).isNotNull();
        assertThatThrownBy(() -> aws.succeed(late)).isInstanceOf(ConflictException.class);
        assertThat(aws.queue.all()).hasSize(2);
    }

    /** An execution whose step failed by a request and runs again. */
    private String failedOnce(String request) {
        var arn = aws.run(ONE_STEP);
        fail(request, "no trips");
        aws.client.retryPipelineExecution(of -> of.pipelineExecutionArn(arn));
        return arn;
    }

    private String token() {
        return aws.queue.all().get(0).token();
    }

    private void fail(String request, String reason) {
        aws.client.sendPipelineExecutionStepFailure(
                to -> to.callbackToken(token()).clientRequestToken(request).failureReason(reason));
    }

    private void stop(String arn) {
        aws.client.stopPipelineExecution(of -> of.pipelineExecutionArn(arn));
    }
}
