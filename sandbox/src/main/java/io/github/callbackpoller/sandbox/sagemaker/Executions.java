package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All executions. Thread-safe; nothing is sent while a lock of an execution is held. */
final class Executions {
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Tokens tokens = new Tokens();
    private final StepQueue queue;
    private final Switches switches;
    private final InstantSource clock;

    Executions(StepQueue queue, Switches switches, InstantSource clock) {
        this.queue = queue;
        this.switches = switches;
        this.clock = clock;
    }

    Execution start(Pipeline pipeline, Map<String, String> parameters, Details given) {
        var values = pipeline.definition().values(parameters);
        var now = clock.instant();
        var arn = Arn.ofNewExecution(pipeline.name());
        var details =
                given.or(pipeline.details().onlyParallelSteps())
                        .or(Details.called("execution-" + now.toEpochMilli()));
        var origin = new ExecutionOrigin(arn, pipeline, values, now);
        var execution = new Execution(origin, details, tokens, switches, clock);
        synchronized (executions) {
            executions.put(arn, execution);
        }
        change(execution, Execution::advance);
        return execution;
    }

    /** Changes an execution and sends the messages that come of it. */
    void change(Execution execution, Function<Execution, List<StepMessage>> change) {
        var messages = new ArrayDeque<>(change.apply(execution));
        while (!messages.isEmpty()) {
            var message = messages.remove();
            try {
                queue.send(message.queueUrl(), message.body());
            } catch (IOException | RuntimeException e) {
                var why = String.valueOf(e.getMessage());
                messages.addAll(execution.undelivered(message.token(), why));
            }
        }
    }

    /** Gives an answer to the execution that waits for it. */
    Execution answer(String token, Answer answer) {
        var execution =
                tokens.issuer(token)
                        .orElseThrow(
                                () ->
                                        SageMakerErrors.refusal(
                                                switches.get(Switch.UNKNOWN_TOKEN),
                                                "The callback token is not known"));
        change(execution, waiting -> waiting.answer(token, answer));
        return execution;
    }

    Execution execution(String arn) {
        synchronized (executions) {
            return Optional.ofNullable(executions.get(arn))
                    .orElseThrow(() -> SageMakerErrors.notFound("Pipeline execution " + arn));
        }
    }

    /** A pipeline's executions, in the order of their starts. */
    List<Execution> of(Pipeline pipeline) {
        synchronized (executions) {
            return executions.values().stream().filter(one -> isOf(pipeline, one)).toList();
        }
    }

    /** Forgets a pipeline's executions. */
    void remove(Pipeline pipeline) {
        synchronized (executions) {
            executions.values().removeIf(one -> isOf(pipeline, one));
        }
    }

    private static boolean isOf(Pipeline pipeline, Execution execution) {
        return execution.origin().pipeline().arn().equals(pipeline.arn());
    }
}
