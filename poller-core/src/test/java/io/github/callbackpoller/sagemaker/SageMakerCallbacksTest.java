package io.github.callbackpoller.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.decision.Steps;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionResponse;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsResponse;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepFailureRequest;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepFailureResponse;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepSuccessRequest;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepSuccessResponse;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The callbacks over a SageMaker played by hand. */
class SageMakerCallbacksTest {
    private static final JobOutcome SUCCESS = new JobOutcome.Succeeded(Map.of("b", "2", "a", "1"));
    private static final JobOutcome FAILURE = new JobOutcome.Failed("FAILED: out of memory");
    private static final Instant BEGAN = Instant.parse("2026-11-02T08:00:00Z");

    private final PlayedSageMaker sageMaker = new PlayedSageMaker();
    private final SageMakerCallbacks callbacks = new SageMakerCallbacks(sageMaker);

    @Test
    void answer_success_sendsAListOfOutputsWithADeterministicToken() {
        var result = callbacks.answer(Steps.STEP, BEGAN, SUCCESS);
        callbacks.answer(Steps.STEP, BEGAN, SUCCESS);

        assertThat(result).isEqualTo(new AnswerResult.Accepted());
        assertThat(sageMaker.successes).hasSize(2);
        assertThat(sageMaker.successes.get(0)).isEqualTo(sageMaker.successes.get(1));
        assertThat(sageMaker.successes.get(0).callbackToken()).isEqualTo(Steps.SECRET);
        assertThat(sageMaker.successes.get(0).clientRequestToken())
                .isEqualTo(RequestToken.of(Steps.TOKEN, BEGAN, SUCCESS));
        assertThat(sageMaker.successes.get(0).outputParameters())
                .extracting(output -> output.name() + "=" + output.value())
                .containsExactly("a=1", "b=2");
    }

    @Test
    void answer_failure_sendsTheReason() {
        callbacks.answer(Steps.STEP, BEGAN, FAILURE);

        assertThat(sageMaker.failures.get(0).failureReason()).isEqualTo("FAILED: out of memory");
        assertThat(sageMaker.failures.get(0).clientRequestToken())
                .isEqualTo(RequestToken.of(Steps.TOKEN, BEGAN, FAILURE));
    }

    @ParameterizedTest
    @CsvSource({
        "ConflictException, false",
        "ResourceNotFound, false",
        "ResourceNotFoundException, false",
        "ValidationException, true"
    })
    void answer_refused_saysWhyWithoutTheToken(String code, boolean invalid) {
        sageMaker.error = error(code, 400);

        var result = callbacks.answer(Steps.STEP, BEGAN, SUCCESS);

        assertThat(result)
                .isEqualTo(
                        new AnswerResult.Refused(
                                invalid, code + ": value '[token]' failed", StepView.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"AccessDeniedException, 400", "ResourceLimitExceeded, 400"})
    void answer_callFails_isUnconfirmedWithoutTheToken(String code, int status) {
        sageMaker.error = error(code, status);

        var result = callbacks.answer(Steps.STEP, BEGAN, FAILURE);

        assertThat(result)
                .isEqualTo(new AnswerResult.Unconfirmed(code + ": value '[token]' failed"));
    }

    @ParameterizedTest
    @CsvSource({
        "STARTING, WAITING",
        "EXECUTING, WAITING",
        "STOPPING, STOPPING",
        "STOPPED, OVER",
        "FAILED, OVER",
        "SUCCEEDED, OVER",
        "UNKNOWN_TO_SDK_VERSION, UNKNOWN"
    })
    void view_stepWithTheToken_standsAsItsStatusSays(StepStatus status, State state) {
        sageMaker.steps.add(List.of(step("AAAAAAAAAA", "SUCCEEDED"), step(Steps.SECRET, status)));

        var view = callbacks.view(Steps.STEP);

        assertThat(view).isEqualTo(new StepView(state, Optional.of(BEGAN)));
    }

    @ParameterizedTest
    @EnumSource(StepStatus.class)
    void stepStatus_everyConstantOfTheSdk_isInTheTableAbove(StepStatus status) {
        sageMaker.steps.add(List.of(step(Steps.SECRET, status)));

        assertThat(callbacks.view(Steps.STEP).state()).isNotNull();
        assertThat(StepStatus.values()).hasSize(7);
    }

    @Test
    void view_stepOnALaterPage_isFound() {
        sageMaker.steps.add(List.of(step("AAAAAAAAAA", "SUCCEEDED")));
        sageMaker.steps.add(List.of(step(Steps.SECRET, "EXECUTING")));

        assertThat(callbacks.view(Steps.STEP).state()).isEqualTo(State.WAITING);
    }

    @Test
    void view_attemptThatWaitsBesideOneThatEnded_waits() {
        sageMaker.steps.add(List.of(step(Steps.SECRET, "FAILED"), step(Steps.SECRET, "EXECUTING")));

        assertThat(callbacks.view(Steps.STEP).state()).isEqualTo(State.WAITING);
    }

    @ParameterizedTest
    @CsvSource({
        "Executing, UNKNOWN",
        "Stopping, UNKNOWN",
        "Stopped, OVER",
        "Failed, OVER",
        "Succeeded, OVER",
        "Later, UNKNOWN"
    })
    void view_stepNotListed_isOverOnlyIfItsExecutionIs(String status, State state) {
        sageMaker.steps.add(List.of(step("AAAAAAAAAA", "SUCCEEDED")));
        sageMaker.executionStatus = status;

        assertThat(callbacks.view(Steps.STEP)).isEqualTo(new StepView(state, Optional.empty()));
    }

    @Test
    void view_readFails_provesNothing() {
        sageMaker.error = error("AccessDeniedException", 400);

        assertThat(callbacks.view(Steps.STEP)).isEqualTo(StepView.UNKNOWN);
    }

    @Test
    void view_executionUnknown_isNotAskedFor() {
        var step = new CallbackStep(Steps.TOKEN, ExecutionArn.UNKNOWN, Steps.LOWEST_KEY);

        assertThat(callbacks.view(step)).isEqualTo(StepView.UNKNOWN);
        assertThat(sageMaker.lists).isZero();
    }

    private static PipelineExecutionStep step(String token, StepStatus status) {
        return step(
                token,
                status == StepStatus.UNKNOWN_TO_SDK_VERSION ? "Pondering" : status.toString());
    }

    private static PipelineExecutionStep step(String token, String status) {
        var known = StepStatus.fromValue(status);
        var word =
                known == StepStatus.UNKNOWN_TO_SDK_VERSION && isConstant(status)
                        ? StepStatus.valueOf(status).toString()
                        : status;
        return PipelineExecutionStep.builder()
                .stepName("Wait")
                .stepStatus(word)
                .startTime(BEGAN)
                .metadata(metadata -> metadata.callback(callback -> callback.callbackToken(token)))
                .build();
    }

    private static boolean isConstant(String status) {
        return List.of(StepStatus.values()).stream().anyMatch(s -> s.name().equals(status));
    }

    private static RuntimeException error(String code, int status) {
        return (RuntimeException)
                SageMakerException.builder()
                        .awsErrorDetails(
                                AwsErrorDetails.builder()
                                        .errorCode(code)
                                        .errorMessage("value '" + Steps.SECRET + "' failed")
                                        .build())
                        .statusCode(status)
                        .build();
    }

    private static final class PlayedSageMaker implements SageMakerClient {
        final List<SendPipelineExecutionStepSuccessRequest> successes = new ArrayList<>();
        final List<SendPipelineExecutionStepFailureRequest> failures = new ArrayList<>();
        final List<List<PipelineExecutionStep>> steps = new ArrayList<>();
        String executionStatus = "Executing";
        RuntimeException error;
        int lists;

        @Override
        public SendPipelineExecutionStepSuccessResponse sendPipelineExecutionStepSuccess(
                SendPipelineExecutionStepSuccessRequest request) {
            successes.add(request);
            failIfAsked();
            return SendPipelineExecutionStepSuccessResponse.builder().build();
        }

        @Override
        public SendPipelineExecutionStepFailureResponse sendPipelineExecutionStepFailure(
                SendPipelineExecutionStepFailureRequest request) {
            failures.add(request);
            failIfAsked();
            return SendPipelineExecutionStepFailureResponse.builder().build();
        }

        @Override
        public ListPipelineExecutionStepsResponse listPipelineExecutionSteps(
                ListPipelineExecutionStepsRequest request) {
            lists++;
            failIfAsked();
            int page = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            return ListPipelineExecutionStepsResponse.builder()
                    .pipelineExecutionSteps(steps.get(page))
                    .nextToken(page + 1 < steps.size() ? Integer.toString(page + 1) : null)
                    .build();
        }

        @Override
        public DescribePipelineExecutionResponse describePipelineExecution(
                DescribePipelineExecutionRequest request) {
            return DescribePipelineExecutionResponse.builder()
                    .pipelineExecutionStatus(executionStatus)
                    .build();
        }

        private void failIfAsked() {
            if (error != null) {
                throw error;
            }
        }

        @Override
        public String serviceName() {
            return "sagemaker";
        }

        @Override
        public void close() {}
    }
}
