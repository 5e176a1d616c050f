package io.github.callbackpoller.sagemaker;

import io.github.callbackpoller.aws.ApiCalls;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.aws.AwsTroubles;
import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Trouble;
import io.github.callbackpoller.trouble.Troubles;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/**
 * {@link Callbacks} over the SageMaker API. Needs {@code
 * sagemaker:SendPipelineExecutionStepSuccess}, {@code SendPipelineExecutionStepFailure}, {@code
 * ListPipelineExecutionSteps} and {@code DescribePipelineExecution}. Thread-safe.
 */
public final class SageMakerCallbacks implements Callbacks {
    private static final Logger LOG = LoggerFactory.getLogger(SageMakerCallbacks.class);

    /** The most that ListPipelineExecutionSteps takes (MaxResults in the API reference). */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 10;
    private static final String SERVICE = "SageMaker";
    private static final String READING = "Reading of steps";
    private static final String INVALID = "ValidationException";

    /** The errors by which SageMaker may say that a step has its answer or is unknown. */
    private static final Set<String> REFUSALS =
            Set.of("ConflictException", "ResourceNotFound", "ResourceNotFoundException", INVALID);

    private final SageMakerClient sageMaker;
    private final ApiCalls calls;
    private final Troubles unreadSteps =
            new Troubles(LOG, "Such steps count as waiting.", NanoClock.system());

    /**
     * @param sageMaker the client, best made by {@link
     *     io.github.callbackpoller.aws.AwsClients#build}
     */
    public SageMakerCallbacks(SageMakerClient sageMaker) {
        this(sageMaker, ApiRetries.DEFAULT);
    }

    /**
     * @param sageMaker the client
     * @param retries how often a call is tried
     */
    public SageMakerCallbacks(SageMakerClient sageMaker, ApiRetries retries) {
        this.sageMaker = sageMaker;
        this.calls = new ApiCalls("SageMaker", retries);
    }

    @Override
    public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
        try {
            var requestToken = RequestToken.of(step.token(), firstSeen, outcome);
            calls.repeatable(() -> send(step.token(), requestToken, outcome));
            return new AnswerResult.Accepted();
        } catch (SdkException e) {
            var code = AwsErrors.codeOf(e);
            var why = withoutToken(e, step.token());
            return REFUSALS.contains(code)
                    ? new AnswerResult.Refused(code.equals(INVALID), why, StepView.UNKNOWN)
                    : new AnswerResult.Unconfirmed(why, AwsErrors.retryAfter(e));
        }
    }

    @Override
    public StepView view(CallbackStep step) {
        if (!step.execution().isKnown()) {
            return StepView.UNKNOWN;
        }
        try {
            var view = listed(step).or(() -> ended(step)).orElse(StepView.UNKNOWN);
            unreadSteps.worked(READING);
            return view;
        } catch (SdkException e) {
            unread(step, e);
            return StepView.UNKNOWN;
        }
    }

    /** What other calls have too, is said by them. */
    private void unread(CallbackStep step, SdkException error) {
        if (AwsTroubles.of(error, SERVICE, SERVICE).isEmpty()) {
            var problem =
                    "fails for step %s of %s (%s)"
                            .formatted(
                                    step.key().shortForm(),
                                    step.execution().value(),
                                    withoutToken(error, step.token()));
            unreadSteps.failed(new Trouble(READING, AwsErrors.codeOf(error), problem, "", true));
        }
    }

    private Object send(CallbackToken token, String requestToken, JobOutcome outcome) {
        return outcome.<Object>match(
                succeeded ->
                        sageMaker.sendPipelineExecutionStepSuccess(
                                request ->
                                        request.callbackToken(token.secret())
                                                .clientRequestToken(requestToken)
                                                .outputParameters(
                                                        succeeded.outputs().entrySet().stream()
                                                                .map(SageMakerCallbacks::output)
                                                                .toList())),
                failed ->
                        sageMaker.sendPipelineExecutionStepFailure(
                                request ->
                                        request.callbackToken(token.secret())
                                                .clientRequestToken(requestToken)
                                                .failureReason(failed.reason())));
    }

    private static OutputParameter output(Map.Entry<String, String> output) {
        return OutputParameter.builder().name(output.getKey()).value(output.getValue()).build();
    }

    /**
     * The step with this token, if the execution lists it. One that waits wins over one that ended.
     */
    private Optional<StepView> listed(CallbackStep step) {
        Optional<StepView> ended = Optional.empty();
        Optional<String> next = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var from = next;
            var page =
                    calls.repeatable(
                            () ->
                                    sageMaker.listPipelineExecutionSteps(
                                            list -> {
                                                list.pipelineExecutionArn(step.execution().value())
                                                        .maxResults(PAGE);
                                                from.ifPresent(list::nextToken);
                                            }));
            for (var listed : page.pipelineExecutionSteps()) {
                if (hasToken(listed, step.token())) {
                    var view = view(listed);
                    if (view.state() != State.OVER) {
                        return Optional.of(view);
                    }
                    ended = Optional.of(view);
                }
            }
            next = Optional.ofNullable(page.nextToken());
            if (next.isEmpty()) {
                break;
            }
        }
        return ended;
    }

    /** Absence from a list proves nothing; an execution that has ended does. */
    private Optional<StepView> ended(CallbackStep step) {
        var execution =
                calls.repeatable(
                        () ->
                                sageMaker.describePipelineExecution(
                                        describe ->
                                                describe.pipelineExecutionArn(
                                                        step.execution().value())));
        return hasEnded(execution.pipelineExecutionStatus())
                ? Optional.of(new StepView(State.OVER, Optional.empty()))
                : Optional.empty();
    }

    private static boolean hasEnded(PipelineExecutionStatus status) {
        return switch (status) {
            case SUCCEEDED, FAILED, STOPPED -> true;
            case EXECUTING, STOPPING, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private static boolean hasToken(PipelineExecutionStep step, CallbackToken token) {
        return step.metadata() != null
                && step.metadata().callback() != null
                && token.secret().equals(step.metadata().callback().callbackToken());
    }

    static StepView view(PipelineExecutionStep step) {
        return new StepView(stateOf(step.stepStatus()), Optional.ofNullable(step.startTime()));
    }

    private static State stateOf(StepStatus status) {
        return switch (status) {
            case STARTING, EXECUTING -> State.WAITING;
            case STOPPING -> State.STOPPING;
            case STOPPED, FAILED, SUCCEEDED -> State.OVER;
            case UNKNOWN_TO_SDK_VERSION -> State.UNKNOWN;
        };
    }

    /** Validation errors repeat the value they complain of. */
    private static String withoutToken(SdkException error, CallbackToken token) {
        return AwsErrors.describe(error).replace(token.secret(), "[token]");
    }
}
