package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The callback steps of SageMaker: they send their messages, and take one answer each. */
final class Steps {
    private static final int RESCUES = 3;

    private final List<SimulatedStep> steps = new ArrayList<>();
    private final Agenda agenda;
    private final Choices choices;
    private final Supplier<Weather> weather;
    private final Readings readings;
    private final History history;

    Steps(
            Agenda agenda,
            Choices choices,
            Supplier<Weather> weather,
            Readings readings,
            History history) {
        this.agenda = agenda;
        this.choices = choices;
        this.weather = weather;
        this.readings = readings;
        this.history = history;
    }

    int indexOf(String token) {
        return Names.indexOf(token);
    }

    List<SimulatedStep> all() {
        return steps;
    }

    SimulatedStep step(int index) {
        return steps.get(index);
    }

    /** A step begins and its message is sent. */
    SimulatedStep begin(Queues queues) {
        long now = agenda.now();
        var step =
                new SimulatedStep(
                        steps.size(), now, now + choices.millis(0, weather.get().jitter()));
        steps.add(step);
        history.note(() -> "sagemaker   step " + step.index + " begins");
        send(queues, step, readings.firstStatus());
        return step;
    }

    /** Somebody stops the pipeline; a step that has ended has nothing to stop. */
    void stop(Queues queues, SimulatedStep step) {
        if (step.status == StepStatus.EXECUTING) {
            history.note(() -> "sagemaker   step " + step.index + " is to stop");
            step.status = StepStatus.STOPPING;
            step.stopAsked = agenda.now();
            send(queues, step, "Stopping");
        }
    }

    /** The execution ends, whatever its step waits for. */
    void end(SimulatedStep step) {
        if (step.isWaiting()) {
            history.note(() -> "sagemaker   step " + step.index + " is ended unanswered");
            step.status = StepStatus.STOPPED;
            step.ended = agenda.now();
        }
    }

    /**
     * Takes an answer.
     *
     * @return whether it counts; false if it is one that was counted before
     */
    boolean answer(SimulatedStep step, String requestToken, boolean success, String text) {
        checkSameRequest(step, requestToken, success + text);
        if (step.counted.contains(requestToken)) {
            return false;
        }
        if (!step.isWaiting()) {
            throw ServiceErrors.SAGEMAKER.refused(
                    readings.refusal(), "The step does not wait for an answer");
        }
        step.counted.add(requestToken);
        step.answer = Optional.of(text);
        step.ended = agenda.now();
        var asAnswered = success ? StepStatus.SUCCEEDED : StepStatus.FAILED;
        step.status =
                step.status == StepStatus.STOPPING && !readings.stoppedAsAnswered()
                        ? StepStatus.STOPPED
                        : asAnswered;
        history.note(
                () ->
                        "sagemaker   step "
                                + step.index
                                + " has its answer: "
                                + (success ? "Success " : "Failure ")
                                + text);
        return true;
    }

    /** A message of a step has become a dead letter; negative for no step. */
    void deadLetter(int index) {
        if (index >= 0 && index < steps.size() && ++steps.get(index).deadLetters > RESCUES) {
            var step = steps.get(index);
            step.spent = Math.min(step.spent, agenda.now());
        }
    }

    /** One for each message that SageMaker sent of the step. */
    private static void checkSameRequest(SimulatedStep step, String requestToken, String answer) {
        var tokens = step.requestTokens.computeIfAbsent(answer, unknown -> new HashSet<>());
        tokens.add(requestToken);
        if (tokens.size() > (step.wasStopped() ? 2 : 1)) {
            throw new Broken(
                    Invariant.SAME_REQUEST,
                    "step " + step.index + " was told the same under " + tokens.size() + " tokens");
        }
    }

    private static void send(Queues queues, SimulatedStep step, String status) {
        var body =
                "{\"token\":\""
                        + Names.token(step.index)
                        + "\",\"pipelineExecutionArn\":\""
                        + Names.execution(step.index)
                        + "\",\"arguments\":{\"input\":\"s3://bucket/"
                        + step.index
                        + "\"}"
                        + (status.isEmpty() ? "" : ",\"status\":\"" + status + "\"")
                        + "}";
        queues.put(QueueName.CALLBACK, body, 0, Map.of());
    }
}
