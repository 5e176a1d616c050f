package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All executions. Thread-safe; nothing is sent while a lock is held. */
final class Executions {
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<Request, Execution> requests = new HashMap<>();
    private final Tokens tokens = new Tokens();
    private final StepQueue queue;
    private final Switches switches;
    private final InstantSource clock;

    Executions(StepQueue queue, Switches switches, InstantSource clock) {
        this.queue = queue;
        this.switches = switches;
        this.clock = clock;
    }

    /** Starts an execution; the same request a second time finds the first one's. */
    Execution start(Pipeline pipeline, Map<String, String> parameters, String requestToken) {
        var values = pipeline.definition().values(parameters);
        var origin =
                new ExecutionOrigin(
                        Arn.ofNewExecution(pipeline.name()),
                        pipeline.name(),
                        values,
                        clock.instant());
        var execution = new Execution(origin, pipeline.definition(), tokens, switches, clock);
        synchronized (executions) {
            var earlier =
                    requests.putIfAbsent(new Request(pipeline.name(), requestToken), execution);
            if (earlier != null) {
                return earlier;
            }
            executions.put(origin.arn(), execution);
        }
        deliver(execution, execution.advance());
        return execution;
    }

    void stop(Execution execution, String requestToken) {
        deliver(execution, execution.stop(requestToken));
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
        deliver(execution, execution.answer(token, answer));
        return execution;
    }

    Execution execution(String arn) {
        synchronized (executions) {
            return Optional.ofNullable(executions.get(arn))
                    .orElseThrow(() -> SageMakerErrors.notFound("Pipeline execution " + arn));
        }
    }

    /** A pipeline's executions, in the order of their starts. */
    List<Execution> of(String pipelineName) {
        synchronized (executions) {
            return executions.values().stream()
                    .filter(execution -> execution.origin().pipelineName().equals(pipelineName))
                    .toList();
        }
    }

    /** Forgets a pipeline's executions. */
    void remove(String pipelineName) {
        synchronized (executions) {
            executions.values().removeIf(of -> of.origin().pipelineName().equals(pipelineName));
            requests.keySet().removeIf(request -> request.pipelineName().equals(pipelineName));
        }
    }

    private void deliver(Execution execution, List<StepMessage> messages) {
        for (var message : messages) {
            try {
                queue.send(message.queueUrl(), message.body());
            } catch (IOException | RuntimeException e) {
                execution.undelivered(message.token(), String.valueOf(e.getMessage()));
            }
        }
    }

    private record Request(String pipelineName, String token) {}
}
