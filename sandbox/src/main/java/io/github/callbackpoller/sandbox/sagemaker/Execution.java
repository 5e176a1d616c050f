package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One execution of a pipeline. Thread-safe. What has to be sent is returned and sent outside the
 * lock.
 */
final class Execution {
    private static final String STEP_FAILED = "Step failure: One or multiple steps failed.";
    private static final String PARAMETER = "Parameters.";

    /** A message that a step's queue is to get. */
    record StepMessage(Step step, String queueUrl, String body) {}

    private final String arn;
    private final String pipelineName;
    private final Map<String, JsonNode> parameters;
    private final List<Step> steps;
    private final InstantSource clock;
    private final String firstStatus;
    private final Instant creationTime;
    private Instant lastModifiedTime;
    private ExecutionState state = ExecutionState.EXECUTING;
    private String failureReason = "";

    Execution(
            String arn,
            Pipeline pipeline,
            Map<String, JsonNode> parameters,
            InstantSource clock,
            String firstStatus) {
        this.arn = arn;
        this.pipelineName = pipeline.name();
        this.parameters = parameters;
        this.steps = pipeline.definition().steps().stream().map(Step::new).toList();
        this.clock = clock;
        this.firstStatus = firstStatus;
        this.creationTime = clock.instant();
        this.lastModifiedTime = creationTime;
    }

    String arn() {
        return arn;
    }

    String pipelineName() {
        return pipelineName;
    }

    Instant creationTime() {
        return creationTime;
    }

    /** Begins all steps that can begin now. */
    synchronized List<StepMessage> advance() {
        var messages = new ArrayList<StepMessage>();
        boolean moved = true;
        while (moved && state == ExecutionState.EXECUTING) {
            moved = false;
            for (var step : steps) {
                if (state == ExecutionState.EXECUTING && isReady(step)) {
                    begin(step).ifPresent(messages::add);
                    moved = true;
                }
            }
        }
        conclude();
        return messages;
    }

    /** The first message of a step could not be sent. */
    synchronized void undeliverable(Step step, String why) {
        if (step.state().isWaiting()) {
            step.fail("The message could not be sent to the queue: " + why, clock.instant());
            conclude();
        }
    }

    /** Asks all waiting steps to stop; nothing else begins. */
    synchronized List<StepMessage> stop() {
        if (state != ExecutionState.EXECUTING) {
            throw AwsError.badRequest(
                    "ConflictException", "The execution is " + state.word() + ", not Executing");
        }
        moveTo(ExecutionState.STOPPING);
        var messages = new ArrayList<StepMessage>();
        for (var step : steps) {
            if (step.state() == StepState.EXECUTING) {
                step.stopping();
                messages.add(message(step, "Stopping"));
            }
        }
        conclude();
        return messages;
    }

    synchronized boolean waitsFor(String token) {
        return steps.stream()
                .anyMatch(step -> step.token().equals(token) && step.state().isWaiting());
    }

    /** Ends the step of a token; the caller has made sure that it waits. */
    synchronized void answer(String token, Answer answer) {
        steps.stream()
                .filter(step -> step.token().equals(token) && step.state().isWaiting())
                .findFirst()
                .ifPresent(step -> answer.endStep(step, clock.instant()));
        conclude();
    }

    /** The steps that have begun by a time, in order of their beginning. */
    synchronized List<ObjectNode> begunSteps(Instant by) {
        return steps.stream()
                .filter(step -> step.hasBegunBefore(by))
                .sorted(Comparator.comparing(Step::started))
                .map(Step::json)
                .toList();
    }

    synchronized ObjectNode json() {
        var json =
                Json.object()
                        .put("PipelineExecutionArn", arn)
                        .put("PipelineExecutionStatus", state.word())
                        .put("CreationTime", Json.time(creationTime))
                        .put("LastModifiedTime", Json.time(lastModifiedTime));
        if (!failureReason.isEmpty()) {
            json.put("FailureReason", failureReason);
        }
        return json;
    }

    private boolean isReady(Step step) {
        return step.state() == StepState.PENDING
                && step.definition().dependencies().stream()
                        .allMatch(name -> named(name).state() == StepState.SUCCEEDED);
    }

    private Optional<StepMessage> begin(Step step) {
        step.begin(clock.instant());
        try {
            return switch (step.definition().type()) {
                case CALLBACK -> Optional.of(callBack(step));
                case FAIL -> {
                    var error = step.definition().json().path("Arguments").path("ErrorMessage");
                    step.fail(References.resolve(error, this::valueOf).asText(), clock.instant());
                    yield Optional.empty();
                }
            };
        } catch (AwsError e) {
            step.fail(String.valueOf(e.getMessage()), clock.instant());
            return Optional.empty();
        }
    }

    private StepMessage callBack(Step step) {
        var json = step.definition().json();
        step.waitFor(
                Names.token(),
                References.resolve(json.path("SqsQueueUrl"), this::valueOf).asText(),
                References.resolve(json.path("Arguments"), this::valueOf));
        return message(step, firstStatus);
    }

    private StepMessage message(Step step, String status) {
        var body = Json.object().put("token", step.token()).put("pipelineExecutionArn", arn);
        body.set("arguments", step.arguments());
        if (!status.isEmpty()) {
            body.put("status", status);
        }
        return new StepMessage(step, step.queueUrl(), body.toString());
    }

    /** Ends the execution if nothing goes on. */
    private void conclude() {
        boolean waiting = steps.stream().anyMatch(step -> step.state().isWaiting());
        boolean failed = steps.stream().anyMatch(step -> step.state() == StepState.FAILED);
        boolean done = steps.stream().allMatch(step -> step.state() == StepState.SUCCEEDED);
        if (state.isEnd() || waiting) {
            return;
        }
        if (state == ExecutionState.STOPPING) {
            moveTo(ExecutionState.STOPPED);
        } else if (failed) {
            failureReason = STEP_FAILED;
            moveTo(ExecutionState.FAILED);
        } else if (done) {
            moveTo(ExecutionState.SUCCEEDED);
        }
    }

    private void moveTo(ExecutionState next) {
        state = next;
        lastModifiedTime = clock.instant();
    }

    private Optional<JsonNode> valueOf(String name) {
        if (name.startsWith(PARAMETER)) {
            return Optional.ofNullable(parameters.get(name.substring(PARAMETER.length())));
        }
        var output = References.output(name);
        if (output.isPresent()) {
            return named(output.get().step())
                    .output(output.get().output())
                    .map(JsonNodeFactory.instance::textNode);
        }
        return switch (name) {
            case "Execution.PipelineName" -> text(pipelineName);
            case "Execution.PipelineExecutionArn" -> text(arn);
            case "Execution.PipelineExecutionId" -> text(arn.substring(arn.lastIndexOf('/') + 1));
            case "Execution.StartDateTime" -> text(creationTime.toString());
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> text(String value) {
        return Optional.of(JsonNodeFactory.instance.textNode(value));
    }

    private Step named(String name) {
        return steps.stream()
                .filter(step -> step.definition().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
