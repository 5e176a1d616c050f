package io.github.callbackpoller.testkit.simulation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionResponse;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListPipelineExecutionStepsResponse;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepFailureRequest;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepFailureResponse;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepSuccessRequest;
import software.amazon.awssdk.services.sagemaker.model.SendPipelineExecutionStepSuccessResponse;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The SageMaker client of one process. */
final class SimulatedSageMaker implements SageMakerClient {
    private final Steps steps;
    private final Agenda agenda;
    private final Caller caller;
    private final Truth truth;

    SimulatedSageMaker(Steps steps, Agenda agenda, Caller caller, Truth truth) {
        this.steps = steps;
        this.agenda = agenda;
        this.caller = caller;
        this.truth = truth;
    }

    @Override
    public SendPipelineExecutionStepSuccessResponse sendPipelineExecutionStepSuccess(
            SendPipelineExecutionStepSuccessRequest request) {
        return caller.call(
                "SendPipelineExecutionStepSuccess",
                () -> {
                    var step = steps.ofToken(request.callbackToken());
                    var outputs =
                            request.outputParameters().stream()
                                    .collect(Collectors.toMap(o -> o.name(), o -> o.value()));
                    if (steps.answer(
                            step, request.clientRequestToken(), true, outputs.toString())) {
                        truth.succeeded(step, outputs);
                    }
                    return SendPipelineExecutionStepSuccessResponse.builder().build();
                },
                ServiceErrors.SAGEMAKER);
    }

    @Override
    public SendPipelineExecutionStepFailureResponse sendPipelineExecutionStepFailure(
            SendPipelineExecutionStepFailureRequest request) {
        return caller.call(
                "SendPipelineExecutionStepFailure",
                () -> {
                    var step = steps.ofToken(request.callbackToken());
                    if (steps.answer(
                            step, request.clientRequestToken(), false, request.failureReason())) {
                        truth.failed(step, request.failureReason());
                    }
                    return SendPipelineExecutionStepFailureResponse.builder().build();
                },
                ServiceErrors.SAGEMAKER);
    }

    @Override
    public ListPipelineExecutionStepsResponse listPipelineExecutionSteps(
            ListPipelineExecutionStepsRequest request) {
        return caller.call(
                "ListPipelineExecutionSteps",
                () -> {
                    return ListPipelineExecutionStepsResponse.builder()
                            .pipelineExecutionSteps(listed(request.pipelineExecutionArn()))
                            .build();
                },
                ServiceErrors.SAGEMAKER);
    }

    @Override
    public DescribePipelineExecutionResponse describePipelineExecution(
            DescribePipelineExecutionRequest request) {
        return caller.call(
                "DescribePipelineExecution",
                () ->
                        DescribePipelineExecutionResponse.builder()
                                .pipelineExecutionStatus(
                                        execution(latest(request.pipelineExecutionArn()).status))
                                .build(),
                ServiceErrors.SAGEMAKER);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private List<PipelineExecutionStep> listed(String execution) {
        return steps.ofExecution(execution).stream()
                .filter(step -> step.visibleFrom <= agenda.now())
                .map(SimulatedSageMaker::seen)
                .toList();
    }

    private SimulatedStep latest(String execution) {
        var attempts = steps.ofExecution(execution);
        return attempts.get(attempts.size() - 1);
    }

    private static PipelineExecutionStep seen(SimulatedStep step) {
        return PipelineExecutionStep.builder()
                .stepName("Work")
                .stepStatus(step.status)
                .startTime(Instant.ofEpochMilli(step.began))
                .metadata(
                        metadata ->
                                metadata.callback(callback -> callback.callbackToken(step.token())))
                .build();
    }

    private static PipelineExecutionStatus execution(StepStatus step) {
        return switch (step) {
            case SUCCEEDED -> PipelineExecutionStatus.SUCCEEDED;
            case FAILED -> PipelineExecutionStatus.FAILED;
            case STOPPED -> PipelineExecutionStatus.STOPPED;
            case STOPPING -> PipelineExecutionStatus.STOPPING;
            case STARTING, EXECUTING, UNKNOWN_TO_SDK_VERSION -> PipelineExecutionStatus.EXECUTING;
        };
    }
}
