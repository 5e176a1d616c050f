package io.github.callbackpoller.sagemaker;

import io.github.callbackpoller.aws.ApiCalls;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.ListedStep;
import io.github.callbackpoller.sweep.Pipelines;
import io.github.callbackpoller.sweep.UnreadException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.OutputParameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;

/**
 * {@link Pipelines} over the SageMaker API. Needs {@code sagemaker:ListPipelines}, {@code
 * ListPipelineExecutions}, {@code ListPipelineExecutionSteps}, {@code DescribePipelineExecution},
 * {@code DescribePipelineDefinitionForExecution} and {@code ListPipelineParametersForExecution}.
 * Thread-safe.
 */
public final class SageMakerPipelines implements Pipelines {

    /** Nobody waits for a sweep: a throttled call is made again for half a minute. */
    public static final ApiRetries PATIENT = new ApiRetries(6, Duration.ofMillis(500));

    /** The most that the lists take (MaxResults in the API reference). */
    private static final int PAGE = 100;

    private static final int MOST_PAGES = 100;

    private final SageMakerClient sageMaker;
    private final ApiCalls calls;

    /**
     * @param sageMaker the client, best made by {@link
     *     io.github.callbackpoller.aws.AwsClients#build}
     * @param retries how often a call is tried; see {@link #PATIENT}
     */
    public SageMakerPipelines(SageMakerClient sageMaker, ApiRetries retries) {
        this.sageMaker = sageMaker;
        this.calls = ApiCalls.silent("SageMaker", retries);
    }

    @Override
    public List<String> names() {
        return all(
                "the list of pipelines",
                next -> {
                    var page =
                            sageMaker.listPipelines(list -> list.maxResults(PAGE).nextToken(next));
                    var names =
                            page.pipelineSummaries().stream().map(it -> it.pipelineName()).toList();
                    return new Page<>(names, page.nextToken());
                });
    }

    @Override
    public List<OpenExecution> openExecutions(String pipeline, Instant createdAfter) {
        return all(
                "the executions of " + pipeline,
                next -> {
                    var page =
                            sageMaker.listPipelineExecutions(
                                    list ->
                                            list.pipelineName(pipeline)
                                                    .createdAfter(createdAfter)
                                                    .sortOrder(SortOrder.DESCENDING)
                                                    .maxResults(PAGE)
                                                    .nextToken(next));
                    var open =
                            page.pipelineExecutionSummaries().stream()
                                    .filter(it -> !ended(it.pipelineExecutionStatusAsString()))
                                    .map(
                                            it ->
                                                    new OpenExecution(
                                                            new ExecutionArn(
                                                                    it.pipelineExecutionArn()),
                                                            it.startTime()))
                                    .toList();
                    return new Page<>(open, page.nextToken());
                });
    }

    @Override
    public List<ListedStep> steps(ExecutionArn execution) {
        return all(
                "the steps of " + execution.value(),
                next -> {
                    var page =
                            sageMaker.listPipelineExecutionSteps(
                                    list ->
                                            list.pipelineExecutionArn(execution.value())
                                                    .maxResults(PAGE)
                                                    .nextToken(next));
                    var steps =
                            page.pipelineExecutionSteps().stream()
                                    .map(SageMakerPipelines::listed)
                                    .toList();
                    return new Page<>(steps, page.nextToken());
                });
    }

    @Override
    public boolean hasEnded(ExecutionArn execution) {
        return reading(
                "execution " + execution.value(),
                () ->
                        ended(
                                sageMaker
                                        .describePipelineExecution(
                                                get -> get.pipelineExecutionArn(execution.value()))
                                        .pipelineExecutionStatusAsString()));
    }

    @Override
    public Source source(ExecutionArn execution) {
        var definition =
                reading(
                        "the definition of " + execution.value(),
                        () ->
                                sageMaker
                                        .describePipelineDefinitionForExecution(
                                                get -> get.pipelineExecutionArn(execution.value()))
                                        .pipelineDefinition());
        var values = new LinkedHashMap<String, String>();
        all(
                        "the parameters of " + execution.value(),
                        next -> {
                            var page =
                                    sageMaker.listPipelineParametersForExecution(
                                            list ->
                                                    list.pipelineExecutionArn(execution.value())
                                                            .maxResults(PAGE)
                                                            .nextToken(next));
                            return new Page<>(page.pipelineParameters(), page.nextToken());
                        })
                .forEach(parameter -> values.put(parameter.name(), parameter.value()));
        return new Source(definition, values);
    }

    private record Page<T>(List<T> values, @Nullable String next) {}

    private <T> List<T> all(String what, Function<@Nullable String, Page<T>> read) {
        var values = new ArrayList<T>();
        @Nullable String next = null;
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var from = next;
            var page = reading(what, () -> read.apply(from));
            values.addAll(page.values());
            next = page.next();
            if (next == null) {
                return values;
            }
        }
        throw new UnreadException(
                what + " is longer than " + MOST_PAGES * PAGE,
                true,
                new IllegalStateException("too many pages"));
    }

    private <T> T reading(String what, Supplier<T> call) {
        try {
            return calls.repeatable(call);
        } catch (SdkException e) {
            boolean passing = AwsErrors.kindOf(e) != JobAdapterException.Kind.HOPELESS;
            throw new UnreadException(
                    what + " can't be read: " + AwsErrors.describe(e), passing, e);
        }
    }

    private static ListedStep listed(PipelineExecutionStep step) {
        var callback =
                Optional.ofNullable(step.metadata())
                        .flatMap(metadata -> Optional.ofNullable(metadata.callback()));
        var wait =
                callback.filter(it -> it.callbackToken() != null && it.sqsQueueUrl() != null)
                        .filter(it -> CallbackToken.isToken(it.callbackToken()))
                        .map(
                                it ->
                                        new ListedStep.Wait(
                                                CallbackToken.of(it.callbackToken()),
                                                it.sqsQueueUrl()));
        return new ListedStep(step.stepName(), SageMakerCallbacks.view(step), wait, outputs(step));
    }

    private static Map<String, String> outputs(PipelineExecutionStep step) {
        var outputs = new LinkedHashMap<String, String>();
        var metadata = step.metadata();
        if (metadata != null && metadata.callback() != null) {
            put(metadata.callback().outputParameters(), outputs);
        }
        if (metadata != null && metadata.lambda() != null) {
            put(metadata.lambda().outputParameters(), outputs);
        }
        return outputs;
    }

    private static void put(List<OutputParameter> told, Map<String, String> outputs) {
        told.forEach(output -> outputs.put(output.name(), output.value()));
    }

    private static boolean ended(String status) {
        return switch (status) {
            case "Succeeded", "Failed", "Stopped" -> true;
            default -> false;
        };
    }
}
