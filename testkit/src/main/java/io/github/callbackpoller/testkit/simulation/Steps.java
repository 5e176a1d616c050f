package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.testkit.simulation.SimulatedStep.Attempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** The callback steps of SageMaker: they send their messages, and take one answer each. */
final class Steps {
    private static final int RESCUES = 3;
    private static final long SOON = 1_000;
    private static final long QUIET = Duration.ofMinutes(20).toMillis();
    private static final long MOST_SKEW = Duration.ofMinutes(5).toMillis();

    private final List<SimulatedStep> steps = new ArrayList<>();
    private final Agenda agenda;
    private final Choices choices;
    private final Supplier<Weather> weather;
    private final Readings readings;
    private final History history;
    private final Consumer<SimulatedStep> failed;
    private int executions;

    Steps(
            Agenda agenda,
            Choices choices,
            Supplier<Weather> weather,
            Readings readings,
            History history,
            Consumer<SimulatedStep> failed) {
        this.failed = failed;
        this.agenda = agenda;
        this.choices = choices;
        this.weather = weather;
        this.readings = readings;
        this.history = history;
    }

    /** The latest step of a token; negative if there is none. */
    int indexOf(String token) {
        int number = Names.indexOf(token);
        for (int index = steps.size() - 1; index >= 0; index--) {
            if (steps.get(index).attempt.token() == number) {
                return index;
            }
        }
        return -1;
    }

    SimulatedStep ofToken(String token) {
        return steps.get(indexOf(token));
    }

    /** The tries of one execution, the latest last. */
    List<SimulatedStep> ofExecution(String execution) {
        return steps.stream().filter(step -> step.execution().equals(execution)).toList();
    }

    /** Whether no later step has its token. */
    boolean isLatest(SimulatedStep step) {
        return indexOf(step.token()) == step.index;
    }

    List<SimulatedStep> all() {
        return steps;
    }

    /** A step begins and its message is sent. */
    SimulatedStep begin(Queues queues) {
        return begin(queues, Attempt.first(executions++), new HashSet<>());
    }

    /** How many milliseconds after a failure its execution is retried at the earliest. */
    long tryAgainAfter() {
        return readings.tokenReused() ? QUIET : SOON;
    }

    /**
     * A step that gets the token it had is told what is still on its way to the try before, as
     * nobody can tell them apart: so that must be over.
     */
    boolean mayTryAgain(Queues queues, SimulatedStep failed) {
        return !readings.tokenReused() || queues.live(failed.index) == 0;
    }

    /** Somebody retries the execution of a step that has failed. */
    SimulatedStep retry(Queues queues, SimulatedStep failed) {
        boolean reuse = readings.tokenReused();
        var counted = reuse ? failed.counted : new HashSet<String>();
        return begin(queues, failed.attempt.next(reuse), counted);
    }

    private SimulatedStep begin(Queues queues, Attempt attempt, Set<String> counted) {
        long now = agenda.now();
        long visibleFrom = now + choices.millis(0, jitter(attempt));
        var step = new SimulatedStep(steps.size(), attempt, counted, now, visibleFrom);
        steps.add(step);
        history.note(() -> "sagemaker   step " + step.index + " begins: " + attempt);
        send(queues, step, readings.firstStatus());
        return step;
    }

    /** By a clock that is far wrong a step that shows late is taken for the try before. */
    private long jitter(Attempt attempt) {
        boolean mistaken = attempt.reuses() && weather.get().skew() >= MOST_SKEW;
        return mistaken ? 0 : weather.get().jitter();
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
            failed.accept(step);
        }
    }

    /**
     * Takes an answer.
     *
     * @return whether it counts; false if it is one that was counted before
     */
    boolean answer(SimulatedStep step, String requestToken, boolean success, String text) {
        step.offered(text);
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
        if (!success) {
            failed.accept(step);
        }
        return true;
    }

    /** A message of a step has become a dead letter; negative for no step. */
    void deadLetter(int index) {
        if (index >= 0 && index < steps.size() && ++steps.get(index).deadLetters > RESCUES) {
            var step = steps.get(index);
            step.spent = Math.min(step.spent, agenda.now());
        }
    }

    /** A message is on a queue; negative for no step. */
    void sent(int index) {
        if (index >= 0) {
            steps.get(index).sent();
        }
    }

    /** A dead letter was moved back; SageMaker's message now looks as if it had just been sent. */
    void redriven(Letter letter) {
        history.note(() -> "sqs         a dead letter of step " + letter.step + " is moved back");
        if (letter.isOfStep()) {
            steps.get(letter.step).movedBack = true;
        }
        if (letter.isOfStep() && Seniority.isOfSageMaker(letter)) {
            steps.get(letter.step).callbackMessages++;
        }
    }

    /** A message was purged, and so many of the step are left. */
    void purged(Letter letter, int left) {
        history.note(() -> "sqs         a message of step " + letter.step + " is purged");
        if (letter.isOfStep()) {
            steps.get(letter.step).purged(Seniority.of(letter), left);
        }
    }

    /** A message was deleted, and so many of the step are left. */
    void deleted(Letter letter, int left) {
        if (letter.isOfStep() && left == 0 && steps.get(letter.step).losesMessages()) {
            steps.get(letter.step).deleted(Seniority.of(letter), left);
        }
    }

    /** One for each message that SageMaker sent of the step. */
    private static void checkSameRequest(SimulatedStep step, String requestToken, String answer) {
        var tokens = step.requestTokens.computeIfAbsent(answer, unknown -> new HashSet<>());
        tokens.add(requestToken);
        if (tokens.size() > step.callbackMessages) {
            throw new Broken(
                    Invariant.SAME_REQUEST,
                    "step " + step.index + " was told the same under " + tokens.size() + " tokens");
        }
    }

    private static void send(Queues queues, SimulatedStep step, String status) {
        step.callbackMessages++;
        var body =
                "{\"token\":\""
                        + step.token()
                        + "\",\"pipelineExecutionArn\":\""
                        + step.execution()
                        + "\",\"arguments\":"
                        + step.arguments()
                        + (status.isEmpty() ? "" : ",\"status\":\"" + status + "\"")
                        + "}";
        queues.put(QueueName.CALLBACK, body, 0, Map.of());
    }
}
