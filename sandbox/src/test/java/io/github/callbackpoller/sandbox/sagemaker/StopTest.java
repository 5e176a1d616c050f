package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.ONE_STEP;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.callback;
import static io.github.callbackpoller.sandbox.sagemaker.SageMakerFixture.requestToken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.StoppedStep;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;

class StopTest {
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
    void stop_waitingStep_getsAnotherMessageAndIsWaitedFor() {
        var arn = aws.run(callback("wait", ",\"Arguments\":{\"n\":5}"));
        var first = aws.queue.last();

        stop(arn);

        var second = aws.queue.last();
        assertThat(aws.queue.all()).hasSize(2);
        assertThat(second.token()).isEqualTo(first.token());
        assertThat(second.arguments()).isEqualTo(first.arguments());
        assertThat(second.status()).isEqualTo("Stopping");
        assertThat(aws.status(arn)).isEqualTo("Stopping");
        assertThat(stepStatus(arn, "wait")).isEqualTo("Stopping");
    }

    @Test
    void stop_stepsAnswered_executionIsStoppedAfterTheLast() {
        var arn = aws.run(callback("a", ""), callback("b", ""));
        stop(arn);

        aws.fail(aws.queue.all().get(0).token());
        assertThat(aws.status(arn)).isEqualTo("Stopping");
        aws.succeed(aws.queue.all().get(1).token());

        assertThat(aws.status(arn)).isEqualTo("Stopped");
        assertThat(stepStatus(arn, "a")).isEqualTo("Stopped");
        assertThat(aws.step(arn, "a").failureReason()).isEqualTo("no trips");
        assertThat(stepStatus(arn, "b")).isEqualTo("Stopped");
    }

    @Test
    void stop_readingAsAnswered_stepsEndAsAnswered() {
        aws.switches.set(Switch.STOPPED_STEP, StoppedStep.AS_ANSWERED);
        var arn = aws.run(callback("a", ""), callback("b", ""));
        stop(arn);

        aws.fail(aws.queue.all().get(0).token());
        aws.succeed(aws.queue.all().get(1).token());

        assertThat(aws.status(arn)).isEqualTo("Stopped");
        assertThat(stepStatus(arn, "a")).isEqualTo("Failed");
        assertThat(stepStatus(arn, "b")).isEqualTo("Succeeded");
    }

    @Test
    void stop_successorNotStarted_neverStarts() {
        var arn = aws.run(ONE_STEP, callback("next", ",\"DependsOn\":[\"wait\"]"));
        stop(arn);

        aws.succeed(aws.queue.last().token());

        assertThat(aws.queue.all()).hasSize(2);
        assertThat(aws.status(arn)).isEqualTo("Stopped");
    }

    @Test
    void stop_sameRequestAgain_sendsNothingMore() {
        var arn = aws.run(ONE_STEP);
        var request = requestToken();

        stop(arn, request);
        stop(arn, request);

        assertThat(aws.queue.all()).hasSize(2);
    }

    @Test
    void stop_executionEnded_isAConflict() {
        var arn = aws.run(ONE_STEP);
        aws.succeed(aws.queue.last().token());

        assertThatThrownBy(() -> stop(arn)).isInstanceOf(ConflictException.class);
        assertThat(aws.status(arn)).isEqualTo("Succeeded");
    }

    private String stepStatus(String arn, String step) {
        return aws.step(arn, step).stepStatusAsString();
    }

    private void stop(String arn) {
        stop(arn, requestToken());
    }

    private void stop(String arn, String request) {
        aws.client.stopPipelineExecution(
                of -> of.pipelineExecutionArn(arn).clientRequestToken(request));
    }
}
