package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.sagemaker.Execution.StepMessage;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.AwsServer;
import io.github.callbackpoller.sandbox.wire.Input;
import io.github.callbackpoller.sandbox.wire.Json;
import io.github.callbackpoller.sandbox.wire.Page;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Plays the part of SageMaker that pipelines with callback steps need. Thread-safe. */
public final class SageMakerService {
    private static final Pattern PIPELINE_NAME =
            Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}");
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z0-9]{10}");
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_ARN = 2048;
    private static final int LONGEST_DEFINITION = 1_048_576;
    private static final int LONGEST_REASON = 256;
    private static final int LONGEST_VALUE = 1024;
    private static final int MOST_OUTPUTS = 50;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_RESULTS = 100;
    private static final int SHORTEST_REQUEST_TOKEN = 32;
    private static final int LONGEST_REQUEST_TOKEN = 128;

    private final Map<String, Pipeline> pipelines = new ConcurrentHashMap<>();
    private final Map<String, Execution> executions = new ConcurrentHashMap<>();
    private final Map<String, Execution> executionByToken = new ConcurrentHashMap<>();
    private final Answers answers;
    private final StepQueue queue;
    private final Lags lags;
    private final Switches switches;
    private final InstantSource clock;

    /**
     * @param queue where callback steps put their messages
     * @param lags how late things show
     * @param switches what AWS does not document
     * @param clock tells the time
     */
    public SageMakerService(StepQueue queue, Lags lags, Switches switches, InstantSource clock) {
        this.queue = queue;
        this.lags = lags;
        this.switches = switches;
        this.clock = clock;
        this.answers = new Answers(switches);
    }

    /** Adds the operations to a server. */
    public void serveOn(AwsServer server) {
        server.serve("SageMaker.CreatePipeline", this::createPipeline);
        server.serve("SageMaker.DescribePipeline", this::describePipeline);
        server.serve("SageMaker.StartPipelineExecution", this::startExecution);
        server.serve("SageMaker.DescribePipelineExecution", this::describeExecution);
        server.serve("SageMaker.ListPipelineExecutions", this::listExecutions);
        server.serve("SageMaker.ListPipelineExecutionSteps", this::listSteps);
        server.serve("SageMaker.StopPipelineExecution", this::stopExecution);
        server.serve("SageMaker.SendPipelineExecutionStepSuccess", this::sendSuccess);
        server.serve("SageMaker.SendPipelineExecutionStepFailure", this::sendFailure);
    }

    private ObjectNode createPipeline(Input input) {
        var name = input.text("PipelineName", PIPELINE_NAME);
        requestToken(input);
        var pipeline =
                new Pipeline(
                        name,
                        input.text("RoleArn", 20, LONGEST_ARN),
                        PipelineDefinition.parse(
                                input.text("PipelineDefinition", 1, LONGEST_DEFINITION)),
                        clock.instant());
        if (pipelines.putIfAbsent(name.toLowerCase(Locale.ROOT), pipeline) != null) {
            throw AwsError.badRequest("ConflictException", "Pipeline " + name + " exists already");
        }
        return Json.object().put("PipelineArn", Names.pipelineArn(name));
    }

    private ObjectNode describePipeline(Input input) {
        var pipeline = pipeline(input);
        return Json.object()
                .put("PipelineArn", Names.pipelineArn(pipeline.name()))
                .put("PipelineName", pipeline.name())
                .put("PipelineDefinition", pipeline.definition().text())
                .put("RoleArn", pipeline.roleArn())
                .put("PipelineStatus", "Active")
                .put("CreationTime", Json.time(pipeline.creationTime()));
    }

    private ObjectNode startExecution(Input input) {
        requestToken(input);
        var pipeline = pipeline(input);
        var execution =
                new Execution(
                        Names.executionArn(pipeline.name()),
                        pipeline,
                        pipeline.parameters(input.list("PipelineParameters", 0, MOST_PARAMETERS)),
                        clock,
                        switches.firstStatus());
        executions.put(execution.arn(), execution);
        deliver(execution, execution.advance());
        return arn(execution);
    }

    private ObjectNode describeExecution(Input input) {
        var execution = execution(input);
        return execution.json().put("PipelineArn", Names.pipelineArn(execution.pipelineName()));
    }

    private ObjectNode listExecutions(Input input) {
        var pipeline = pipeline(input);
        var ofPipeline =
                executions.values().stream()
                        .filter(execution -> execution.pipelineName().equals(pipeline.name()))
                        .sorted(Comparator.comparing(Execution::creationTime).reversed())
                        .toList();
        var page = Page.of(ofPipeline, input, MOST_RESULTS, MOST_RESULTS);
        var answer = Json.object();
        var list = answer.putArray("PipelineExecutionSummaries");
        page.elements()
                .forEach(
                        execution -> {
                            var json = execution.json();
                            json.set("StartTime", json.get("CreationTime"));
                            list.add(json);
                        });
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }

    private ObjectNode listSteps(Input input) {
        var seen = clock.instant().minus(lags.tokenVisible());
        var steps = new ArrayList<>(execution(input).begunSteps(seen));
        if (!input.optionalText("SortOrder", 0, LONGEST_NAME).orElse("").equals("Ascending")) {
            Collections.reverse(steps);
        }
        var page = Page.of(steps, input, MOST_RESULTS, MOST_RESULTS);
        var answer = Json.object();
        answer.putArray("PipelineExecutionSteps").addAll(page.elements());
        page.next().ifPresent(next -> answer.put("NextToken", next));
        return answer;
    }

    private ObjectNode stopExecution(Input input) {
        requestToken(input);
        var execution = execution(input);
        deliver(execution, execution.stop());
        return arn(execution);
    }

    private ObjectNode sendSuccess(Input input) {
        var outputs = new LinkedHashMap<String, String>();
        for (var output : input.list("OutputParameters", 0, MOST_OUTPUTS)) {
            outputs.put(
                    output.text("Name", 0, LONGEST_NAME), output.text("Value", 0, LONGEST_VALUE));
        }
        return answer(input, new Answer(true, outputs, ""));
    }

    private ObjectNode sendFailure(Input input) {
        var reason = input.optionalText("FailureReason", 0, LONGEST_REASON).orElse("");
        return answer(input, new Answer(false, Map.of(), reason));
    }

    private ObjectNode answer(Input input, Answer answer) {
        var token = input.text("CallbackToken", TOKEN);
        var requestToken = requestToken(input);
        var execution = Optional.ofNullable(executionByToken.get(token));
        if (answers.admit(token, requestToken, execution)) {
            execution.orElseThrow().answer(token, answer);
            deliver(execution.get(), execution.get().advance());
        }
        return arn(execution.orElseThrow());
    }

    /** Sends what steps have to say; a first message that can't be sent fails its step. */
    private void deliver(Execution execution, List<StepMessage> messages) {
        for (var message : messages) {
            executionByToken.put(message.step().token(), execution);
            try {
                queue.send(message.queueUrl(), message.body());
            } catch (RuntimeException e) {
                execution.undeliverable(message.step(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static String requestToken(Input input) {
        return input.text("ClientRequestToken", SHORTEST_REQUEST_TOKEN, LONGEST_REQUEST_TOKEN);
    }

    private Pipeline pipeline(Input input) {
        var nameOrArn = input.text("PipelineName", 1, LONGEST_ARN);
        var name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
        return Optional.ofNullable(pipelines.get(name.toLowerCase(Locale.ROOT)))
                .orElseThrow(
                        () ->
                                AwsError.badRequest(
                                        "ResourceNotFound",
                                        "Pipeline '" + name + "' does not exist"));
    }

    private Execution execution(Input input) {
        var arn = input.text("PipelineExecutionArn", 0, LONGEST_ARN);
        return Optional.ofNullable(executions.get(arn))
                .orElseThrow(
                        () ->
                                AwsError.badRequest(
                                        "ResourceNotFound",
                                        "Pipeline execution '" + arn + "' does not exist"));
    }

    private static ObjectNode arn(Execution execution) {
        return Json.object().put("PipelineExecutionArn", execution.arn());
    }
}
